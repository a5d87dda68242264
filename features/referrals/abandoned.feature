Feature: An abandoned wife is turned down, sent on, and helped
  Scenario S3: what was agreed with one organisation does not hold for another, and the way stays visible.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Scenario: From the court to the legal-aid organisation
    Given Zarina agrees to sharing with "Суди ноҳия" on day 0
    And a referral "court" of Zarina to COURT at "Суди ноҳия" is sent on day 0
    And a referral "bailiff" of Zarina to ALIMONY_EXEC at "Иҷроия" is drafted on day 0
    When "bailiff" is sent on day 0
    Then it is refused with "consent.other_agency"
    Given "court" is declined by the PROVIDER on day 9 because NOT_ELIGIBLE
    And "court" is sent on as "aid" to LEGAL at "Ёрии ҳуқуқӣ" on day 10
    When "aid" is sent on day 10
    Then it is refused with "consent.other_agency"
    Given Zarina agrees to sharing with "Ёрии ҳуқуқӣ" on day 10
    When "aid" is sent on day 10
    And "aid" is accepted on day 11
    And "aid" ends on day 48 with SERVICE_RECEIVED
    Then the referrals sent in the year are
      | service | sent | declined_provider | completed | open_ |
      | _T      | 2    | 1                 | 1         | 0     |
    And the referrals sent in the year took
      | service | sent | answer_median | answer_p90 | completion_median | completion_p90 | open_ |
      | COURT   | 1    | 9             | 9          | –                 | –              | 0     |
      | LEGAL   | 1    | 1             | 1          | 38                | 38             | 0     |
      | _T      | 2    | 5             | 9          | 38                | 38             | 0     |
    And of the referrals sent in the year were completed
      | service | sent | accepted | completed | completed_of_sent | completed_of_accepted |
      | _T      | 2    | 1        | 1         | 50                | 100                   |
    And the way of Zarina is shown as "court", "aid" on both

  Scenario: Whoever was sent on is followed there, and the earlier referral stays closed
    Given Zarina agrees to sharing on day 0
    And a referral "court" of Zarina to COURT at "Суди ноҳия" is sent on day 0
    And "court" is declined by the PROVIDER on day 9 because NOT_ELIGIBLE
    And "court" is sent on as "aid" to LEGAL at "Ёрии ҳуқуқӣ" on day 10
    When "court" is reopened on day 11
    Then it is refused with "referral.replaced"

  Scenario: An organisation that changed its name is still the one that was agreed to
    Given the manager Daler of the centre KHT
    And the organisation "Hope" for LEGAL in the region TJ-KT
    And Zarina agrees to sharing with "Hope" on day 0
    And "Hope" is renamed to "New Hope" on day 5
    When a referral "aid" of Zarina is sent to the entry "Hope" on day 10
    Then "aid" is SENT
    And it was agreed to share with whom "aid" is for
