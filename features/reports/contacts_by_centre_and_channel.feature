Feature: T1, contacts by centre and channel
  Every approach counts, whoever made it; the period is that of the centre's own calendar.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe

  Rule: A caller without a name is a contact and no person

    Scenario: A brother in detention
      Given somebody without a name was advised at KJD by PHONE_IN on 2026-03-03 10:00 about LEG-DEPORT
      Then T1 of 2026-Q1 counts 1 contact
      And T2 of 2026-Q1 counts 0 persons

  Rule: A published figure stays; what came later belongs to a later vintage

    Scenario: Seven late consultations and one moved to another centre
      Given 12 contacts of KHT and 1 contact of KJD in 2026-03
      And it is 2026-05-02 09:00 in Dushanbe
      And 7 more contacts of KHT in 2026-03
      And it is 2026-05-04 09:00 in Dushanbe
      And a contact of KHT is corrected to KJD
      Then T1 of 2026-Q1 counts 18 contacts of KHT
      And T1 of 2026-Q1 counts 2 contacts of KJD
      And T1 of 2026-Q1 as known at 2026-04-20 12:00 counts 12 contacts of KHT
      And T1 of 2026-Q1 as known at 2026-04-20 12:00 counts 1 contact of KJD

  Rule: A voided record never counted

    Scenario: Recorded twice
      Given Amina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS
      And it is 2026-04-02 09:00 in Dushanbe
      And the consultation is voided
      Then T1 of 2026-Q1 counts 0 contacts
      And T1 of 2026-Q1 as known at 2026-04-01 12:00 counts 1 contact
