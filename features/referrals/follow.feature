Feature: Following a referral to its end
  What became of everybody who was sent somewhere in a period, as far as it is known.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered
    And Zarina agrees to sharing on day 0

  Scenario: An abandoned wife is turned down by the court and helped by a legal-aid organisation
    Given a referral "court" of Zarina to COURT is sent on day 0
    And "court" is declined by the PROVIDER on day 9 because NOT_ELIGIBLE
    And a referral "aid" of Zarina to LEGAL is sent on day 10
    And "aid" is accepted on day 11
    When "aid" ends on day 48 with SERVICE_RECEIVED
    Then the referrals sent in the year are
      | service | sent | accepted | declined_provider | completed | open_ |
      | COURT   | 1    | 0        | 1                 | 0         | 0     |
      | LEGAL   | 1    | 1        | 0                 | 1         | 0     |
    And her file shows "court" as DECLINED_PROVIDER and "aid" as COMPLETED

  Scenario: Silence is counted, until a late answer comes
    Given a referral "R1" of Zarina to EMBASSY is sent on day 0
    When "R1" is given up as unanswered on day 15
    Then the referrals sent in the year are
      | service | sent | accepted | no_answer | open_ |
      | EMBASSY | 1    | 0        | 1         | 0     |
    When "R1" is accepted on day 20
    Then the referrals sent in the year are
      | service | sent | accepted | no_answer | open_ |
      | EMBASSY | 1    | 1        | 0         | 1     |

  Scenario: A draft is counted nowhere
    Given a referral "R1" of Zarina to COURT is drafted on day 0
    Then no referral was sent in the year

  Scenario: The list says what is overdue
    Given a referral "R1" of Zarina to COURT is sent on day 0
    When the list of referrals is read on day 15
    Then 1 referral is open and 1 is overdue

  Scenario: Somebody at another centre sees no such referral
    Given a referral "R1" of Zarina to COURT is sent on day 0
    And the counsellor Firuz of the centre KJD
    When Firuz opens "R1"
    Then for him there is no such referral

  Scenario: Three referrals by hand: one answered in time, one too late, one never
    Given a referral "R1" of Zarina to COURT is sent on day 0
    And a referral "R2" of Zarina to LEGAL is sent on day 0
    And a referral "R3" of Zarina to EMBASSY is sent on day 0
    And "R1" is accepted on day 11
    And "R2" is accepted on day 20
    Then after day 16 I26 of the year is 66.7 per cent of 3 referrals
    And after day 21 I26 of the year is 33.3 per cent of 3 referrals
