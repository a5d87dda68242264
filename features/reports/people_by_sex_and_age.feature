Feature: T2, people by sex and age
  One row for each person and period, with the age of the last contact of the period.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe

  Rule: Whoever comes three times counts once

    Scenario: Three visits
      Given Amina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-01-10 10:00 about DOC-PASS
      And Amina was advised at KHT on 2026-02-10 10:00 about EMP-WAGE
      And Amina was advised at KJD on 2026-03-10 10:00 about DOC-PASS
      Then T1 of 2026-Q1 counts 3 contacts
      And T2 of 2026-Q1 counts 1 person
      And T2 of 2026-Q1 counts 1 person aged Y35T44 of sex FEMALE
      And 1 person of T2 of 2026-Q1 visited more than one centre

  Rule: Who does not agree to statistics counts and says nothing

    Scenario: The consent is withdrawn
      Given Amina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-03-10 10:00 about DOC-PASS
      And it is 2026-04-02 09:00 in Dushanbe
      And Amina withdraws the consent to STAT
      Then T2 of 2026-Q1 counts 1 person
      And T2 of 2026-Q1 counts 1 person aged UNKNOWN of sex UNKNOWN
      And T3 of 2026-Q1 counts 1 topic UNKNOWN
      And T3 of 2026-Q1 as known at 2026-04-01 12:00 counts 1 topic DOC

  Rule: Erasing a person leaves the figures as they are

    Scenario: Amina asks to be forgotten
      Given Amina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-03-10 10:00 about DOC-PASS
      And it is 2026-04-02 09:00 in Dushanbe
      And Amina is erased
      Then T1 of 2026-Q1 counts 1 contact
      And T2 of 2026-Q1 counts 1 person aged Y35T44 of sex FEMALE
