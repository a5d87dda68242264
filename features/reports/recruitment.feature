Feature: T18, recruitment
  Clients surveyed, by the licence of whoever found the job; a median is told of ten or more.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe

  Scenario: Nine are too few, ten are enough
    Given 5 people paid 30000 RUB for a job at 60000 RUB a month
    And 4 people paid 90000 RUB for a job at 60000 RUB a month
    Then the table licence_cost of T18 of 2026-Q1 reads
      | row        | surveyed | fee_yes | cost_known | median_months |
      | UNLICENSED | 9        | 9       | 9          | None          |
      | _T         | 9        | 9       | 9          | None          |
    Given 1 people paid 120000 RUB for a job at 60000 RUB a month
    Then the table licence_cost of T18 of 2026-Q1 reads
      | row        | surveyed | fee_yes | cost_known | median_months |
      | UNLICENSED | 10       | 10      | 10         | 1.0           |
      | _T         | 10       | 10      | 10         | 1.0           |

  Scenario: What was said last counts, at the desk too, and sums of two currencies are not compared
    Given Amina, a woman
    And Amina paid 30000 RUB for a job at 60000 RUB a month, through an agency that is UNLICENSED
    And it is 2026-04-10 20:00 in Dushanbe
    And Amina said at KJD on 2026-04-03 10:00: licensed LICENSED, fee 500, fee_currency USD, monthly_wage 60000, wage_currency RUB
    Then the table licence_cost of T18 of 2026 reads
      | row      | surveyed | fee_yes | cost_known |
      | LICENSED | 1        | 1       | 0          |
      | _T       | 1        | 1       | 0          |
    And the table licence_cost of T18 of 2026-Q1 reads
      | row        | surveyed | fee_yes | cost_known |
      | UNLICENSED | 1        | 1       | 1          |
      | _T         | 1        | 1       | 1          |
