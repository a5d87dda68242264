Feature: A consent is withdrawn after sending
  Scenario S11: the organisation sees that the referral was withdrawn, and nothing else.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered
    And Zarina agrees to sharing on day 0

  Scenario: Withdrawn between sent and accepted
    Given a referral "R1" of Zarina to LEGAL is sent on day 0
    And a slip of "R1" is handed out on day 0
    When the organisation opens the code of "R1" on day 1
    Then it sees the name of Zarina
    Given Zarina withdraws the consent to sharing on day 2
    When the organisation opens the code of "R1" on day 3
    Then it sees "withdrawn" and nothing else
    And "R1" is CANCELLED because CONSENT_WITHDRAWN
    And the referrals sent in the year are
      | service | sent | accepted | cancelled | open_ |
      | LEGAL   | 1    | 0        | 1         | 0     |
    And on day 30 no referral is overdue

  Scenario: A referral that is over is not recalled
    Given a referral "R1" of Zarina to LEGAL is sent on day 0
    And "R1" is declined by the CLIENT on day 1 because DISTANCE
    And Zarina withdraws the consent to sharing on day 2
    Then "R1" is DECLINED_CLIENT

  Scenario: The organisation answers with its code
    Given a referral "R1" of Zarina to LEGAL is sent on day 0
    And a slip of "R1" is handed out on day 0
    When the organisation answers "R1" with ACCEPT on day 1
    Then "R1" is ACCEPTED
