Feature: Coming back to it
  A day to come back is a promise; it stays open until somebody says how it ended.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics

  Rule: A follow-up is open until it is closed

    Scenario: Done
      Given Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS, to come back on 2026-03-10
      When the follow-up is closed as DOC_PREPARED
      Then the record is taken
      And no follow-up is open

    Scenario: There will be another one
      Given Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS, to come back on 2026-03-10
      When the follow-up is closed as PENDING, to come back on 2026-04-01
      Then the record is taken
      And a follow-up is open on 2026-04-01

    Scenario: There was none
      Given Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS
      When the follow-up is closed as DOC_PREPARED
      Then the record is refused with "consultation.no_follow_up"
