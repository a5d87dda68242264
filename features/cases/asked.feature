Feature: What was promised goes to a colleague
  A ban was found, the appeal is for the legal counsellor. The file stays with whoever looks after the person; the
  colleague who is asked by name sees it until the task is done.

  Background:
    Given the counsellor Gulnora at work in KHT
    And the counsellor Latofat at work in KHT
    And the counsellor Firuz at work in KJD
    And Zarina is registered
    And the file of Zarina is looked after by Gulnora

  Scenario: The appeal stands in the day of the legal counsellor, who is told of it
    When Gulnora promises Zarina an appeal by day 3, for Latofat to do
    Then it is taken
    And the day of Latofat shows the appeal of Zarina
    And Latofat is told that a promise to Zarina is for her
    And Latofat may open the file of Zarina

  Scenario: When it is done the file is again only for Gulnora
    Given Gulnora promises Zarina an appeal by day 3, for Latofat to do
    When Latofat closes the appeal on day 2
    Then it is taken
    And Latofat may not open the file of Zarina

  Scenario: Coming back to it once more, this time by a colleague
    Given Gulnora promises Zarina an appeal by day 3
    Then the day of Latofat shows nothing of Zarina
    When Gulnora comes back to it on day 2 and asks Latofat to do the rest by day 9
    Then the day of Latofat shows the appeal of Zarina

  Scenario: Nobody of another centre is asked, and nobody without a day
    When Gulnora promises Zarina an appeal by day 3, for Firuz to do
    Then it is refused with "case.owner_elsewhere"
    When Gulnora promises Zarina an appeal without a day, for Latofat to do
    Then it is refused with "consultation.task_without_day"
