Feature: T6, district of residence
  Persons by the district of their last contact of the period, contacts by the district of each.

  Scenario: Three districts, one of them not recorded
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman of 3507207
    And Karim, a man
    And Amina was heard at KJD on 2026-03-03 10:00: stage PRE
    And Amina was heard at KHT on 2026-03-04 10:00: stage PRE
    And Karim was heard at KJD on 2026-03-05 10:00: stage PRE
    Then the table district_sex of T6 of 2026-Q1 reads
      | row     | FEMALE | MALE | _T |
      | TJ-KT   | 1      | 0    | 1  |
      | 3507207 | 1      | 0    | 1  |
      | UNKNOWN | 0      | 1    | 1  |
      | _T      | 1      | 1    | 2  |
    And the table district_centre of T6 of 2026-Q1 reads
      | row     | KJD | KHT | _T |
      | TJ-KT   | 1   | 1   | 2  |
      | 3507207 | 1   | 1   | 2  |
      | UNKNOWN | 1   | 0   | 1  |
      | _T      | 2   | 1   | 3  |
