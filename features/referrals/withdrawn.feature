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

  Rule: What was agreed for one organisation is withdrawn for that one

    Scenario: The court may not be told any more, the legal-aid organisation may
      Given Zarina withdraws the consent to sharing on day 0
      And Zarina agrees to sharing with "Суди ноҳия" on day 0
      And Zarina agrees to sharing with "Ёрии ҳуқуқӣ" on day 0
      And a referral "court" of Zarina to COURT at "Суди ноҳия" is sent on day 0
      And a referral "aid" of Zarina to LEGAL at "Ёрии ҳуқуқӣ" is sent on day 0
      When Zarina no longer agrees to sharing with "Суди ноҳия" on day 2
      Then "court" is CANCELLED because CONSENT_WITHDRAWN
      And "aid" is SENT
      When "court" is reopened on day 3
      Then it is refused with "consent.other_agency"
      When Zarina no longer agrees to sharing with "Ёрии ҳуқуқӣ" on day 4
      Then "aid" is CANCELLED because CONSENT_WITHDRAWN
      When "aid" is reopened on day 5
      Then it is refused with "consent.referral_missing"

    Scenario: One organisation is not taken out of a consent that holds for any
      Given Zarina agrees to sharing with "Суди ноҳия" on day 0
      When Zarina no longer agrees to sharing with "Суди ноҳия" on day 2
      Then it is refused with "consent.any_stands"

    Scenario: A consent that ends takes none from another organisation
      Given Zarina withdraws the consent to sharing on day 0
      And Zarina agrees to sharing with "Ёрии ҳуқуқӣ" on day 0
      And Zarina agrees to sharing with "Суди ноҳия" on day 0 until day 5
      And a referral "aid" of Zarina to LEGAL at "Ёрии ҳуқуқӣ" is drafted on day 9
      When "aid" is sent on day 9
      Then "aid" is SENT
