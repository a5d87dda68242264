Feature: T7, journeys of mobile teams
  What a journey came to, how many were met for the first time, and how long the records took to the register.

  Scenario: Two villages, one old acquaintance, records of the fourth day
    Given it is 2026-03-10 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Amina was heard at KJD on 2026-03-01 10:00: stage PRE
    And a journey of KJD to 2 villages on 2026-03-10
    And on the way Amina was advised on 2026-03-10 11:00
    And on the way Karim was advised on 2026-03-10 12:00
    And it is 2026-03-14 12:30 in Dushanbe
    And on the way Karim was advised on 2026-03-10 12:20
    And on the way somebody without a name was advised on 2026-03-10 12:25
    And on the way somebody without a name was advised on 2026-03-10 12:40
    Then the table centre_trips of T7 of 2026-Q1 reads
      | row | trips | villages | trip_contacts | new_persons | without_name | days_to_register |
      | KJD | 1     | 2        | 5             | 1           | 2            | 3                |
      | _T  | 1     | 2        | 5             | 1           | 2            | 3                |
    And the table one_trip of T7 of 2026-Q1 as known at 2026-03-11 09:00 reads
      | row               | villages | trip_contacts | new_persons | without_name | days_to_register |
      | KJD-T-2026-000018 | 2        | 2             | 1           | 0            | 0                |
      | _T                | 2        | 2             | 1           | 0            | 0                |
