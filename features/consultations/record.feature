Feature: Recording a consultation
  A contact in which advice was given: who asked, how, about what, and what came of it.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics

  Rule: Advice is about something, and one topic is the main one

    Scenario: A visit about a passport
      When Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the record is taken
      And the file of Amina shows 1 consultation

    Scenario: No topic was ticked
      When Amina is advised at KJD on 2026-03-03 10:00 about nothing
      Then the record is refused with "consultation.topic_missing"

    Scenario: The main topic is another one
      When Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS, mainly EMP-WAGE
      Then the record is refused with "consultation.main_topic"

  Rule: A missed or abandoned call is no consultation

    Scenario Outline: The line is dead
      When somebody without a name is advised at KJD by <channel> on 2026-03-03 10:00 about LEG-DEPORT
      Then the record is refused with "consultation.no_contact"

      Examples:
        | channel         |
        | PHONE_MISSED    |
        | PHONE_ABANDONED |

  Rule: What lies ahead has not happened

    Scenario: The wrong day was picked
      When Amina is advised at KJD on 2026-03-05 10:00 about DOC-PASS
      Then the record is refused with "occurred.future"

  Rule: Nothing is recorded of somebody who took the consent back

    Scenario: Amina no longer wants to be recorded
      Given Amina withdraws the consent to REG
      When Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the record is refused with "consent.recording_missing"

  Rule: Nothing is recorded of somebody who was erased

    Scenario: Amina was erased
      Given Amina is erased
      When Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the record is refused with "migrant.erased"
