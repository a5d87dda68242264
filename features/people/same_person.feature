Feature: Same person, and undo
  A man was registered twice. Somebody who has looked at both files says so; nobody else and no score ever does.
  It can be taken back: both files stand again as they were, and figures tell what changed.

  Background:
    Given on 2025-04-01 KHT registers "Кодиров Рустам", born 1991, passport "A 1234567"
    And on 2025-04-13 KJD registers "Rustam Qodirov", born 1991, passport "A1234567"
    And "Кодиров Рустам" has 2 consultations and 1 referral at KHT
    And "Rustam Qodirov" has 1 consultation and 1 training certificate at KJD

  Rule: Look-alikes are proposed with a score and reasons, and nothing happens by itself

    Scenario: The coordinator sees the pair across centres
      Then the coordinator is shown the pair with 80 points
      And because "document INT_PASSPORT, name_scripts, birth_year"
      And the counsellor of KHT is shown no pair

    Scenario: A counsellor sees pairs of the own centre only, and cannot link across centres
      When the counsellor of KHT says "Same person"
      Then it is refused with "record.unknown"

    Scenario: One screen tells what there will be
      Then comparing them tells "1 person, 3 consultations, 1 referral, 1 certificate" afterwards

    Scenario: Two who are alike are kept apart
      When the coordinator says "Two people" on 2025-07-10
      Then the coordinator is shown no pair

  Rule: Linked files are one person, with everything of both

    Background:
      Given the coordinator says "Same person" on 2025-07-10

    Scenario: One person in files, searches and figures
      Then there is 1 person with 3 consultations, 1 referral, 1 certificate
      And a search for "Qodirov Rustam" finds 1 person with both numbers
      And both printed numbers find the person
      And the story of each file tells of 3 consultations and of the link, with its reason
      And the coordinator is shown no pair

    Scenario: Contacts stay, persons are one fewer
      Then T1 of 2025-Q2 tells 3 contacts
      And T2 of 2025-Q2 tells 1 person
      And T2 of 2025-Q2 as known on 2025-07-09 tells 2 persons

    Scenario: A consent holds only where both allow it
      When "Rustam Qodirov" withdraws the consent "REF"
      Then "Кодиров Рустам" can no longer be referred
      When the coordinator says "Undo" on 2025-07-30
      Then "Кодиров Рустам" can be referred again

    Scenario: Agencies, calls and messages ask both files
      Given "Rustam Qodirov" agrees to "REF" for "The court" only
      Then "Кодиров Рустам" can no longer be told to "Bar"
      When "Rustam Qodirov" agrees to "REF" for "«BAR»"
      Then "Кодиров Рустам" can be referred again
      Given both agree to "CONTACT", and "Кодиров Рустам" to "SMS"
      Then "Кодиров Рустам" may be called, and is sent no message

    Scenario: Who may open one file only learns that something was done in the other one
      Then the counsellor of KHT sees of the other file 1 consultation, 1 certificate and not what they were about
      And the counsellor of KJD sees of the other file 2 consultations, 0 certificates and not what they were about

    Scenario: The same is not said twice
      When the coordinator says "Same person" on 2025-07-11
      Then it is refused with "link.linked_already"

    Scenario: Erasing asks which file
      When erasure of both files is requested
      Then 2 erasures wait

  Rule: Undoing restores both

    Background:
      Given the coordinator says "Same person" on 2025-07-10
      And the second quarter is published on 2025-07-20
      And the coordinator says "Undo" on 2025-07-30

    Scenario: Two people again, each with what is theirs
      Then "Кодиров Рустам" has 2 consultations, 1 referral, 0 certificates and the passport "A 1234567"
      And "Rustam Qodirov" has 1 consultation, 0 referrals, 1 certificate and the passport "A1234567"
      And a search for "Qodirov Rustam" finds 2 persons

    Scenario: Figures tell the unmerge, and what was published stays
      Then T1 of 2025-Q2 tells 3 contacts
      And T2 of 2025-Q2 tells 2 persons
      And T2 of 2025-Q2 as known on 2025-07-20 tells 1 person
      And compared with 2025-07-20 it prints "+1 person: unmerge: a link of two files undone, 30.07.2025"
      And the published second quarter is the same, byte for byte

    Scenario: The pair is not proposed again
      Then the coordinator is shown no pair
      And everything is as a rebuild would make it
