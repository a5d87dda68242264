Feature: T3, what people asked about
  A consultation with three topics counts three times; groups hold their topics together.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics

  Rule: Groups are lines of their own

    Scenario: Three topics of two groups
      Given Amina was advised at KJD on 2026-03-10 10:00 about DOC-PASS, DOC-PATENT, EMP-WAGE
      Then T1 of 2026-Q1 counts 1 contact
      And T3 of 2026-Q1 counts 2 topics DOC
      And T3 of 2026-Q1 counts 1 topic EMP-WAGE
      And T3 of 2026-Q1 counts 3 topics _T

  Rule: Sensitive topics are one line for whoever has no right to tell them apart

    Scenario: Health and violence
      Given Amina was advised at KJD on 2026-03-10 10:00 about HEA-TB, FAM-VIOL, FAM-ALIM
      Then T3 of 2026-Q1 counts 2 topics RESTRICTED
      And T3 of 2026-Q1 counts 1 topic FAM
      And T3 of 2026-Q1 counts 0 topics HEA
