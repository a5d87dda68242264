Feature: An entry ban is checked before somebody leaves
  The ticket is bought, the authority is asked. Silence is written down as silence: "not answered" is never "not banned".

  Background:
    Given it is 2026-06-05 11:00 in Dushanbe
    And Firuz, born 2000, registered at KJD on the way to RUS

  Rule: A ban that is found is told, dated, and followed up

    Scenario: Firuz wants to leave in four days
      When Firuz is advised at KJD on 2026-06-05 10:00 about DOC-BAN; the check for 2026-06-09 says banned until 2028-02-11
      Then the record is taken
      And the consultation shows the document problem ENTRY_BAN until 2028-02-11 and the outcome ADVISED
      And a task APPEAL for LEG is to be done by 2026-06-08
      And Firuz is still in the stage PRE
      And T17 of 2026-Q2 counts 1 BANNED, 0 NOT_ANSWERED, 0 NOT_BANNED
      And T17 of 2026-Q2 counts 1 banned person warned before leaving
      And I27 warned of 2026-Q2 is 1
      And T1 of 2026-Q2 counts 1 contact of KJD

  Rule: Nobody who was not told is free to go

    Scenario: The authority is silent
      When a check is asked for Firuz, who leaves on 2026-06-09
      Then the list of checks shows Firuz as NOT_ANSWERED and waiting
      And T17 of 2026-Q2 counts 0 BANNED, 1 NOT_ANSWERED, 0 NOT_BANNED

    Scenario: Silence cannot be written down as an answer
      Given a check is asked for Firuz, who leaves on 2026-06-09
      When the check is answered with NOT_ANSWERED
      Then the record is refused with "ban_check.no_answer"

    Scenario: The check is given up
      Given a check is asked for Firuz, who leaves on 2026-06-09
      When nobody waits for the check any longer
      Then the list of checks shows Firuz as NOT_ANSWERED and not waiting
      And T17 of 2026-Q2 counts 0 BANNED, 1 NOT_ANSWERED, 0 NOT_BANNED

    Scenario: The answer comes later, and is put right
      Given a check is asked for Firuz, who leaves on 2026-06-09
      And the check is answered with NOT_BANNED
      When the check is answered with BANNED until 2027-01-01
      Then the record is taken
      And T17 of 2026-Q2 counts 1 BANNED, 0 NOT_ANSWERED, 0 NOT_BANNED

  Rule: An end belongs to a ban

    Scenario: There is no ban, but an end of it
      Given a check is asked for Firuz, who leaves on 2026-06-09
      When the check is answered with NOT_BANNED until 2027-01-01
      Then the record is refused with "ban_check.until_without_ban"

  Rule: A check of the wrong person is taken out, and stays in sight

    Scenario: It was his brother
      Given a check is asked for Firuz, who leaves on 2026-06-09
      And the check is answered with BANNED until 2027-01-01
      When the check is declared void as WRONG_PERSON
      Then the record is taken
      And T17 of 2026-Q2 counts 0 BANNED, 0 NOT_ANSWERED, 0 NOT_BANNED
      And the file still shows the check of Firuz, void as WRONG_PERSON
      When the check is answered with NOT_BANNED
      Then the record is refused with "ban_check.voided"
