Feature: An organisation with an account answers its own referrals
  Whoever signs in for an organisation of the directory sees what was sent there, and of it what was ticked.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the manager Daler of the centre KHT
    And Zarina is registered
    And Zarina agrees to sharing on day 0
    And the organisation "Hope" for LEGAL in the region TJ-SU
    And the organisation "Far" for LEGAL in the region TJ-KT
    And Sitora has an account and answers for "Hope"

  Scenario: The queue shows what was sent here, and nothing that was sent elsewhere
    Given a referral "ours" of Zarina is sent to the entry "Hope" on day 0
    And a referral "theirs" of Zarina is sent to the entry "Far" on day 0
    When Sitora reads the queue on day 1
    Then 1 referral waits and it names Zarina
    And for Sitora there is no referral "theirs"
    And the access log holds the look of Sitora under "partners.queue"

  Scenario: From the acceptance to the result
    Given a referral "ours" of Zarina is sent to the entry "Hope" on day 0
    When Sitora answers "ours" with ACCEPT on day 1
    And Sitora answers "ours" with START on day 2
    And Sitora answers "ours" with COMPLETE on day 9
    Then "ours" is COMPLETED
    And Sitora sees "ours" as over, without a name

  Scenario: A withdrawn referral shows nothing else
    Given a referral "ours" of Zarina is sent to the entry "Hope" on day 0
    And Zarina withdraws the consent to sharing on day 2
    When Sitora reads the queue on day 3
    Then nothing waits and 1 referral is withdrawn
    And Sitora sees "ours" as withdrawn and nothing else

  Scenario: What was sent elsewhere is not answered here
    Given a referral "theirs" of Zarina is sent to the entry "Far" on day 0
    When Sitora tries to answer "theirs" with ACCEPT on day 1
    Then it is refused with "record.unknown"
    And "theirs" is SENT
