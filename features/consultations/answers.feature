Feature: Further answers
  Some talks bring more: what the agency took, how money comes home, since when the patent is out of date.
  A plain contact is not burdened with them.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics

  Rule: Nothing is written that nobody answered

    Scenario: A plain visit
      When Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the history of the consultation reads Held

  Rule: What was answered stays visible when it is corrected

    Scenario: The fee of the agency was mistyped
      Given Amina is advised at KJD on 2026-03-03 10:00 about EMP-FEE, and paid 3000 TJS to an agency
      When the fee is corrected to 300 TJS
      Then the record is taken
      And the history of the consultation reads Held, DetailsTaken, Corrected, DetailsTaken
      And the fee was first written down as 3000 and stands as 300

    Scenario: Only the channel was wrong
      Given Amina is advised at KJD on 2026-03-03 10:00 about EMP-FEE, and paid 3000 TJS to an agency
      When the fee is corrected to 3000 TJS
      Then the history of the consultation reads Held, DetailsTaken, Corrected

  Rule: A sum needs its currency

    Scenario: In what did she pay?
      When Amina is advised at KJD on 2026-03-03 10:00 about EMP-FEE, and paid 3000 of nobody knows what to an agency
      Then the record is refused with "consultation.currency_missing"

  Rule: Feedback is asked for once, and counted beside the contacts

    Scenario: Amina is satisfied
      Given Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      And Amina is advised at KJD on 2026-03-03 12:00 about DOC-REG
      When Amina gives the feedback 5 by PHONE_OUT
      Then the record is taken
      And T24 of 2026-Q1 counts 2 contacts, 1 answered, 1 satisfied of KJD

    Scenario: Asked again
      Given Amina is advised at KJD on 2026-03-03 10:00 about DOC-PASS
      And Amina gives the feedback 2 by PHONE_OUT
      When Amina gives the feedback 5 by PHONE_OUT
      Then the record is refused with "consultation.feedback_given"
