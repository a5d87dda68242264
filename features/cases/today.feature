Feature: What waits today
  Whatever was promised stays in sight until somebody says how it ended: no list is too long for it.

  Background:
    Given the counsellor Gulnora at work in KHT
    And the counsellor Farrukh at work in KHT
    And Zarina is registered
    And Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0

  Scenario: Tasks that are overdue, due today and due this week
    Given Gulnora sets the task "call" of "family" for day 3 on day 1
    And Gulnora sets the task "court" of "family" for day 10 on day 1
    And Gulnora sets the task "paper" of "family" for day 15 on day 1
    Then on day 10 Gulnora has 1 task overdue, 1 for the day and 1 for the coming week
    And on day 10 Farrukh has 0 tasks overdue, 0 for the day and 0 for the coming week

  Scenario: The oldest of many promises is still there
    Given 130 follow-ups with Zarina were promised, one for each day from day 1
    When Gulnora reads the list of what is overdue on day 150 to its end
    Then it has 130 lines, the first of them of day 1

  Scenario: A colleague is told of a task, once
    Given Gulnora sets the task "court" of "family" for Farrukh on day 1
    Then Farrukh is told of TASK_SET
    And Gulnora is told of nothing
    When Farrukh has read everything
    Then Farrukh has 0 notices to read

  Scenario: The calendar knows what is due on which day
    Given 3 follow-ups with Zarina were promised, one for each day from day 1
    And Gulnora sets the task "court" of "family" for day 10 on day 1
    Then the calendar of Gulnora shows on day 10 1 TASK and on day 2 1 FOLLOW_UP
    And it names Zarina on day 10

  Scenario: The page of the day counts what it does not show
    Given 30 follow-ups with Zarina were promised, one for each day from day 1
    When Gulnora opens the page of the day on day 100
    Then it shows 10 of 30 overdue follow-ups, the newest first, and 1 case of which 1 is quiet

  Scenario: What was promised for today is never pushed off the page by what is late
    Given 30 follow-ups with Zarina were promised, one for each day from day 1
    When Gulnora opens the page of the day on day 25
    Then it begins with the promises of day 25 to day 30, and goes on with the newest overdue ones
