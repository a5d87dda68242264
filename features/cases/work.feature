Feature: A case from its opening to its end
  Some troubles take more than one talk. A case holds them together: who answers for it, what is to be done by when,
  and how it ended.

  Background:
    Given the counsellor Gulnora at work in KHT
    And the counsellor Farrukh at work in KHT
    And the counsellor Firuz at work in KJD
    And Zarina is registered

  Rule: An open case has an owner

    Scenario: Whoever opens it looks after it
      When Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      Then "family" is open and looked after by Gulnora

    Scenario: Somebody of another centre cannot look after it
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      When Gulnora gives "family" to Firuz on day 1
      Then it is refused with "case.owner_elsewhere"

    Scenario: A colleague takes it over, with the tasks that wait
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Gulnora sets the task "court" of "family" for day 10 on day 1
      When Gulnora gives "family" to Farrukh on day 2
      Then "family" is open and looked after by Farrukh
      And on day 5 Farrukh has 1 task and Gulnora has 0

  Rule: A case is closed with an outcome and without an open task

    Background:
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Gulnora sets the task "court" of "family" for day 10 on day 1

    Scenario: An open task keeps it open
      When Gulnora closes "family" with ALIMONY_ORDERED on day 20
      Then it is refused with "case.task_open"
      And "family" is open and looked after by Gulnora

    Scenario: The task is done, then it closes
      Given Gulnora finishes the task "court" of "family" on day 9
      When Gulnora closes "family" with ALIMONY_ORDERED on day 28
      Then "family" is closed with ALIMONY_ORDERED

    Scenario: Without an outcome it stays open
      Given Gulnora finishes the task "court" of "family" on day 9
      When Gulnora closes "family" without an outcome on day 28
      Then it is refused with "case.outcome_missing"

    Scenario: Whoever saw an older page is told
      When somebody who still sees "family" as it was opened closes it
      Then it is refused with "record.changed_meanwhile"

  Rule: A closed case can be reopened, with a reason

    Scenario: It was not over
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Gulnora closes "family" with RECONCILED on day 10
      When Gulnora reopens "family" because OUTCOME_FAILED on day 40
      Then "family" is open and looked after by Gulnora
      And its history reads Opened, Closed, Reopened

    Scenario: A colleague reopens it for whoever looked after it
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Gulnora closes "family" with RECONCILED on day 10
      When Farrukh reopens "family" because NEW_FACTS on day 40
      Then "family" is open and looked after by Gulnora

    Scenario: Whoever looked after it is gone: it is looked after by whoever reopens it
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Gulnora closes "family" with RECONCILED on day 10
      And the account of Gulnora is suspended on day 30
      When Farrukh reopens "family" because NEW_FACTS on day 40
      Then "family" is open and looked after by Farrukh

  Rule: Once the person no longer lets us record, a case can only end

    Background:
      Given Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
      And Zarina takes the consent to be recorded back on day 3

    Scenario: Nothing new is written into it
      When Gulnora notes in "family" on day 4 that she spoke with Zarina
      Then it is refused with "consent.recording_missing"

    Scenario: It ends with its outcome, but not with new words
      When Gulnora closes "family" with LEFT on day 4, and writes "She moved to her brother"
      Then it is refused with "consent.no_new_words"
      When Gulnora closes "family" with LEFT on day 4
      Then "family" is closed with LEFT

    Scenario: She agrees again
      Given Zarina agrees again on day 4
      And Gulnora notes in "family" on day 5 that she spoke with Zarina
      Then its history reads Opened, Noted
