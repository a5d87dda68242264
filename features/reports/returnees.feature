Feature: T16, returnees
  Why people came back, after how long, and what they need.

  Scenario: Sensitive reasons are one line, and what was struck does not count
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Saida, a woman who keeps out of statistics
    And Karim came back from RUS on 2026-01-20 after 7 months for WAGE_UNPAID, in need of JOB, LEGAL
    And Amina came back from KAZ on 2026-02-20 after 2 months for ILLNESS, in need of HEALTH
    And Saida came back from KAZ on 2026-02-21 after 30 months for BANNED, in need of JOB
    Then the table reason_months of T16 of 2026-Q1 reads
      | row         | M0T2 | M6T11 | M_GE24 | UNKNOWN | _T |
      | WAGE_UNPAID | 0    | 1     | 0      | 0       | 1  |
      | RESTRICTED  | 1    | 0     | 0      | 0       | 1  |
      | UNKNOWN     | 0    | 0     | 0      | 1       | 1  |
      | _T          | 1    | 1     | 0      | 1       | 3  |
    And the table need_months of T16 of 2026-Q1 reads
      | row        | M0T2 | M6T11 | UNKNOWN | _T |
      | JOB        | 0    | 1     | 0       | 1  |
      | LEGAL      | 0    | 1     | 0       | 1  |
      | RESTRICTED | 1    | 0     | 0       | 1  |
      | UNKNOWN    | 0    | 0     | 1       | 1  |
      | _T         | 1    | 1     | 1       | 3  |
    Given it is 2026-04-02 20:00 in Dushanbe
    And entry 5 of Karim is struck
    Then the table reason_months of T16 of 2026-Q1 reads
      | row        | M0T2 | UNKNOWN | _T |
      | RESTRICTED | 1    | 0       | 1  |
      | UNKNOWN    | 0    | 1       | 1  |
      | _T         | 1    | 1       | 2  |
