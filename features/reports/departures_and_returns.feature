Feature: T25, departures and returns
  By the country and the month; a person who leaves twice for two countries counts in both and once in all.

  Scenario: Two countries, and a day that was wrong
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Karim left for RUS on 2026-01-10
    And Karim came back from RUS on 2026-02-10 after 1 month for NO_WORK
    And Karim left for KAZ on 2026-03-10
    And Amina left for KAZ on 2026-03-12
    Then the table left_country of T25 of 2026-Q1 reads
      | row | FEMALE | MALE | _T |
      | KAZ | 1      | 1    | 2  |
      | RUS | 0      | 1    | 1  |
      | _T  | 1      | 1    | 2  |
    And the table back_country of T25 of 2026-Q1 reads
      | row | MALE | _T |
      | RUS | 1    | 1  |
      | _T  | 1    | 1  |
    And the table left_month of T25 of 2026-Q1 reads
      | row     | FEMALE | MALE | _T |
      | 2026-01 | 0      | 1    | 1  |
      | 2026-03 | 1      | 1    | 2  |
      | _T      | 1      | 1    | 2  |
    Given it is 2026-04-02 20:00 in Dushanbe
    And entry 5 of Amina is struck
    Then the table left_country of T25 of 2026-Q1 reads
      | row | MALE | _T |
      | KAZ | 1    | 1  |
      | RUS | 1    | 1  |
      | _T  | 1    | 1  |
    And the table left_country of T25 of 2026-Q1 as known at 2026-04-01 12:00 reads
      | row | FEMALE | MALE | _T |
      | KAZ | 1      | 1    | 2  |
      | RUS | 0      | 1    | 1  |
      | _T  | 1      | 1    | 2  |
