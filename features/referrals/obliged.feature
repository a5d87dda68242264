Feature: The law obliges to report, whoever agrees
  A referral goes out without consent only on a stated ground, and only when a second person approves.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the protection officer Sitora
    And Zarina is registered
    And a referral "R1" of Zarina to CHILD_PROT is drafted on day 0

  Scenario: Asked for, approved, sent, and not recalled
    When Gulnora asks on day 0 to send "R1" without consent because CHILD_AT_RISK
    And "R1" is sent on day 0
    Then it is refused with "consent.referral_missing"
    When Sitora reads what waits for a decision
    Then she sees "R1" with CHILD_AT_RISK, asked for by somebody else
    And the newest notice for Sitora is OVERRIDE_ASKED
    When Sitora approves "R1" on day 1
    And "R1" is sent on day 1
    Then "R1" is SENT
    And the newest notice for Gulnora is OVERRIDE_DECIDED
    And nothing waits for Sitora
    Given a slip of "R1" is handed out on day 1
    And Zarina agrees to sharing on day 2
    And Zarina withdraws the consent to sharing on day 2
    When the organisation opens the code of "R1" on day 3
    Then it sees the name of Zarina
    When "R1" is accepted on day 3
    Then "R1" is ACCEPTED

  Scenario: Refused, and asked for again
    When Gulnora asks on day 0 to send "R1" without consent because OTHER_LAW
    And Sitora refuses "R1" on day 1
    And "R1" is sent on day 1
    Then it is refused with "consent.referral_missing"
    When Gulnora asks on day 2 to send "R1" without consent because CHILD_AT_RISK
    And Gulnora asks on day 2 to send "R1" without consent because CHILD_AT_RISK
    Then it is refused with "override.asked_already"

  Scenario: Whoever asks does not decide
    When Sitora, who is a counsellor too, asks on day 0 to send "R1" without consent and approves it
    Then it is refused with "override.same_person"

  Scenario: What was approved is what stood there
    When Gulnora asks on day 0 to send "R1" without consent because CHILD_AT_RISK
    And Sitora approves "R1" on day 1
    And the draft "R1" is rewritten for "Somebody else" on day 1
    And "R1" is sent on day 1
    Then it is refused with "consent.referral_missing"

  Scenario: Where the person agrees nobody needs to be asked
    Given Zarina agrees to sharing on day 0
    When Gulnora asks on day 0 to send "R1" without consent because CHILD_AT_RISK
    Then it is refused with "override.not_needed"
