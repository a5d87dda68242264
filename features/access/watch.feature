Feature: Watching who looks
  Every look at a person's file is written down before anything is shown.

  Background:
    Given Gulnora counsels at the centre KJD
    And Farrukh watches over personal data
    And Amina's file at the centre KJD

  Rule: A look is written down first, or there is nothing to see

    Scenario: A file is opened
      When Gulnora opens Amina's file
      Then Farrukh reads that Gulnora opened Amina's file

    Scenario: The access log cannot be written
      Given the access log cannot be written
      When Gulnora opens Amina's file
      Then nothing is shown

  Rule: Two people erase

    Scenario: A second person approves
      Given Gulnora asked for Amina to be erased
      When Farrukh approves it
      Then no request for erasure is left

    Scenario: Whoever asked cannot approve
      Given Farrukh asked for Amina to be erased
      When Farrukh approves it
      Then the office answers "erasure.same_person"
