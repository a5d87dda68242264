Feature: What was published stays, and a revision tells why it says otherwise
  The ministry reads stored figures. What comes in later belongs to the next release of the calendar.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe

  Rule: A published figure never changes

    Scenario: Seven late consultations and one moved to another centre
      Given 9 contacts of KJD in 2026-03
      And 312 contacts of KHT in 2026-03
      And it is 2026-05-02 09:00 in Dushanbe
      And 7 more contacts of KHT in 2026-03
      And it is 2026-05-04 09:00 in Dushanbe
      And a contact of KHT is corrected to KJD
      When the FIRST release of 2026-Q1 is published
      Then the FIRST release of 2026-Q1 counts 312 contacts of KHT
      When the SECOND release of 2026-Q1 is published
      Then the FIRST release of 2026-Q1 counts 312 contacts of KHT
      And the SECOND release of 2026-Q1 counts 318 contacts of KHT
      And the SECOND release of 2026-Q1 tells of KHT: 7 LATE, 1 MOVED_TO KJD
      And the SECOND release of 2026-Q1 tells of KJD: 1 MOVED_FROM KHT

  Rule: Readers see a release from its hour on

    Scenario: Published for a day ahead
      Given 30 contacts of KHT and 1 contact of KJD in 2026-03
      When the FIRST release of 2026-Q1 is published for tomorrow
      Then nobody sees a release of 2026-Q1
