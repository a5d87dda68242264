Feature: Sending a referral
  A person is sent to another service with their consent, and an answer is expected by a day.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Rule: Without consent to share a referral stays a draft

    Scenario: A draft is written, and cannot be sent
      Given a referral "R1" of Zarina to COURT is drafted on day 0
      When "R1" is sent on day 0
      Then it is refused with "consent.referral_missing"
      And "R1" is a DRAFT

    Scenario: The consent is recorded, and the draft goes out
      Given a referral "R1" of Zarina to COURT is drafted on day 0
      And Zarina agrees to sharing on day 1
      When "R1" is sent on day 1
      Then "R1" is SENT
      And the answer to "R1" is due on day 15

    Scenario: A second sending is refused
      Given Zarina agrees to sharing on day 0
      And a referral "R1" of Zarina to COURT is sent on day 0
      When "R1" is sent on day 1
      Then it is refused with "referral.sent_already"

  Rule: The answer is due by the urgency

    Scenario Outline: <urgency> is answered within its time
      Given Zarina agrees to sharing on day 0
      And an <urgency> referral "R1" of Zarina to HEALTH is sent on day 0
      Then the answer to "R1" is due on day <due>

      Examples:
        | urgency       | due |
        | EMERGENCY_24H | 1   |
        | URGENT_72H    | 3   |
        | NORMAL        | 14  |

  Rule: A consent withdrawn stops what follows from it

    Scenario: The organisation accepts after the consent was withdrawn
      Given Zarina agrees to sharing on day 0
      And a referral "R1" of Zarina to LEGAL is sent on day 0
      And Zarina withdraws the consent to sharing on day 2
      When "R1" is accepted on day 3
      Then it is refused with "referral.closed"
      And "R1" is CANCELLED

  Rule: Two counsellors do not overwrite each other

    Scenario: A page that shows an older state is refused
      Given Zarina agrees to sharing on day 0
      And a referral "R1" of Zarina to LEGAL is sent on day 0
      When somebody who still sees the draft of "R1" calls it back on day 1
      Then it is refused with "record.changed_meanwhile"
