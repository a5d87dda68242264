Feature: The monthly return is signed by the manager
  Before the signature the month is looked over. What looks odd is mended or explained.

  Scenario: A month is signed, a late entry changes it, and it is opened again
    Given it is 2026-04-02 09:00 in Dushanbe
    And 2 contacts of KJD in 2026-03
    When the manager of KJD signs 2026-03
    Then the return of KJD for 2026-03 is SIGNED
    And since the signature nothing changed
    When 1 more contact of KJD in 2026-03 is entered late
    Then since the signature contacts went from 2 to 3
    When the manager of KJD opens 2026-03 again because "A sheet was found"
    Then the return of KJD for 2026-03 is REOPENED
    And the reason reads "A sheet was found"
    When the manager of KJD signs 2026-03
    Then the return of KJD for 2026-03 is SIGNED

  Scenario: A month that is not over
    Given it is 2026-03-31 20:00 in Dushanbe
    When the manager of KJD signs 2026-03
    Then the answer is monthly.not_over

  Scenario: Nobody signs twice
    Given it is 2026-04-02 09:00 in Dushanbe
    When the manager of KJD signs 2026-03
    And the manager of KJD signs 2026-03
    Then the answer is monthly.signed

  Scenario: What looks odd
    Given it is 2026-04-02 09:00 in Dushanbe
    And 21 contacts of KJD in 2026-03
    Then the return of KJD for 2026-03 asks about
      | check         | number | usual |
      | lacking_late  | 100    |       |
      | quiet_days    | 21     |       |

  Scenario: The network sees who has signed
    Given it is 2026-04-02 09:00 in Dushanbe
    When the manager of KJD signs 2026-03
    Then the network reads for 2026-03
      | centre | status |
      | ALM    | OPEN   |
      | KHT    | OPEN   |
      | KJD    | SIGNED |
