Feature: T26, money sent home
  Of those who were asked: by what way, how often, for what. Sums stand in bands only.

  Scenario: Two answers, and one of somebody who keeps out of statistics
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Saida, a woman who keeps out of statistics
    And Amina said at KJD on 2026-03-03 10:00: remittance_channel BANK, remittance_frequency MONTHLY, remittance_amount FROM_100, remittance_use HOUSING EDUCATION
    And Karim said at KJD on 2026-03-04 10:00: remittance_channel BY_HAND, remittance_frequency MONTHLY, remittance_use HOUSING
    And Saida said at KJD on 2026-03-05 10:00: remittance_channel BANK, remittance_frequency MONTHLY
    And Karim was heard at KJD on 2026-03-06 10:00: stage POST
    Then the table sent_often of T26 of 2026-Q1 reads
      | row     | MONTHLY | UNKNOWN | _T |
      | BANK    | 1       | 0       | 1  |
      | BY_HAND | 1       | 0       | 1  |
      | UNKNOWN | 0       | 1       | 1  |
      | _T      | 2       | 1       | 3  |
    And the table sent_use of T26 of 2026-Q1 reads
      | row       | BANK | BY_HAND | _T |
      | HOUSING   | 1    | 1       | 2  |
      | EDUCATION | 1    | 0       | 1  |
      | _T        | 1    | 1       | 2  |
