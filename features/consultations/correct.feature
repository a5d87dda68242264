Feature: Correcting and voiding a consultation
  What stood before stays in the history, with the reason; figures follow from then on.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics
    And Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS

  Rule: The history keeps every version

    Scenario: The channel was mistyped
      When the consultation is corrected to KJD, MOBILE, on 2026-03-03 10:00 about DOC-PASS
      Then the record is taken
      And the history of the consultation reads Held, Corrected
      And the consultation was first recorded as OFFICE and stands as MOBILE

  Rule: A voided consultation stays in the history and is never touched again

    Scenario: Recorded twice
      Given the consultation is voided
      When the consultation is corrected to KJD, MOBILE, on 2026-03-03 10:00 about DOC-PASS
      Then the record is refused with "consultation.voided"
      And the history of the consultation reads Held, Voided

  Rule: Two at once do not overwrite each other

    Scenario: Somebody was faster
      Given the consultation is corrected to KJD, MOBILE, on 2026-03-03 10:00 about DOC-PASS
      When somebody who has not seen that corrects the consultation
      Then the record is refused with "record.changed_meanwhile"

  Rule: A record is reached through its own person only

    Scenario: The file of somebody else is named
      Given Zarina, registered at KJD with consent to statistics
      When the consultation is corrected as one of Zarina
      Then the record is refused with "consultation.other_person"
