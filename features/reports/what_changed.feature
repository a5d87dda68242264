Feature: What changed in a report between two days, and why
  A published figure stays. Whoever asks what is known today sees, cell by cell, what came in since and why.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe

  Rule: The causes of a cell add up to its difference

    Scenario: Seven late consultations and one moved to another centre
      Given 312 contacts of KHT and 1 contact of KJD in 2026-03
      And it is 2026-05-02 09:00 in Dushanbe
      And 7 more contacts of KHT in 2026-03
      And it is 2026-05-04 09:00 in Dushanbe
      And a contact of KHT is corrected to KJD
      Then T1 of 2026-Q1 as known at 2026-04-20 12:00 counts 312 contacts of KHT
      And T1 of 2026-Q1 counts 318 contacts of KHT
      And T1 of 2026-Q1 since 2026-04-20 12:00 tells of KHT "+7 late entry, −1 moved to KJD"
      And T1 of 2026-Q1 since 2026-04-20 12:00 tells of KJD "+1 moved from KHT"
      And T1 of 2026-Q1 since 2026-04-20 12:00 tells in all "+7 late entry"
      And T3 of 2026-Q1 since 2026-04-20 12:00 tells in all "+7 late entry"
      And T1 of 2026-Q1 of KJD alone since 2026-04-20 12:00 tells of KJD "+1 moved from KHT"

    Scenario: A consultation that is void and two that came late
      Given 3 contacts of KHT in 2026-03
      And it is 2026-04-02 09:00 in Dushanbe
      And the consultation is voided
      And 2 more contacts of KHT in 2026-03
      Then T1 of 2026-Q1 since 2026-04-01 12:00 tells of KHT "+2 late entry, −1 declared void"

  Rule: An erasure changes no figure

    Scenario: Madina is forgotten
      Given Madina, registered at KHT with consent to statistics
      And Madina was advised at KHT on 2026-03-03 10:00 about DOC-PASS
      And it is 2026-07-10 09:00 in Dushanbe
      And Madina is erased
      Then T1, T2, T3, T12 and T15 of 2026-Q1 are since 2026-07-09 12:00 unchanged
