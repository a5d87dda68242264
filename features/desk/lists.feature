Feature: Lists that a desk works with
  Filters can be given a name and shared with the colleagues of the centre; what leaves the house is written down.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the counsellor Firuz of the centre KJD
    And Zarina is registered
    And Madina is registered
    And Zarina was advised on DOC-PATENT on day 10

  Scenario: A list is narrowed by what was asked about
    When Gulnora lists people with topic DOC
    Then the list shows Zarina

  Scenario: Who has not been seen for a while
    When Gulnora lists people without contact since day 5
    Then the list shows Madina

  Scenario: Another centre's people are not in the list
    When Firuz lists people
    Then the list is empty

  Scenario: Who is shown in a list was read
    When Gulnora lists people
    Then the access log has Zarina and Madina read by Gulnora

  Scenario: A filter with a name is shared with the centre, and with nobody else
    When Gulnora keeps the filter "Патент, ноябрь" for her centre
    And the counsellor Lola comes to the centre KHT
    Then Lola finds the filter "Патент, ноябрь"
    And Firuz finds no filter

  Scenario: A file that leaves the house is written down
    When Gulnora takes the list of people with topic DOC-PATENT out for FOLLOW_UP
    Then the file has 1 line and names Zarina
    And the protection officer sees that Gulnora took 1 line out for FOLLOW_UP

  Scenario: The hotline takes nothing out
    Given the hotline operator Nigora of the centre KHT
    When Nigora takes the list of people out for REPORT
    Then she is told that her role does not allow it
