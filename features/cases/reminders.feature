Feature: What falls due reminds whoever does it
  One reminder for each thing and its day, for as long as it waits. It says what waits, and of whom only where the
  reader may open the file.

  Background:
    Given the counsellor Gulnora at work in KHT
    And the counsellor Latofat at work in KHT
    And Zarina is registered
    And the file of Zarina is looked after by Gulnora

  Scenario: A promise is for whoever was asked, once for its day, until it is kept
    Given Gulnora promises Zarina an appeal by day 3, for Latofat to do
    When the worker looks at what is due on day 2
    Then Latofat is reminded of nothing
    When the worker looks at what is due on day 3
    And the worker looks at what is due on day 4
    Then Latofat is reminded of PROMISE_DUE
    And Gulnora is reminded of nothing
    When Latofat closes the appeal on day 4
    And the worker looks at what is due on day 5
    Then Latofat is reminded of nothing

  Scenario: A task, a missed call, a consent that ends
    Given Gulnora opens a case "ban" of Zarina about DOC-BAN on day 1
    And Gulnora sets the task "appeal" of "ban" for day 3 on day 1
    And Gulnora missed a call on day 2
    And Zarina agreed on day 2 to messages until day 20
    When the worker looks at what is due on day 3
    Then Gulnora is reminded of CALL_DUE, CONSENT_ENDING, TASK_DUE
    And Latofat is reminded of nothing

  Scenario: Another day is another reminder
    Given Gulnora promises Zarina an appeal by day 3
    When the worker looks at what is due on day 3
    And Gulnora comes back to it on day 3 and asks Latofat to do the rest by day 9
    And the worker looks at what is due on day 9
    Then Latofat is reminded of PROMISE_DUE
    And Gulnora is reminded of nothing
