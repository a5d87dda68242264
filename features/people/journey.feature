Feature: Ways abroad and back
  The stage of migration changes over the years. What was told stays readable, and what was wrong is struck.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Rule: A departure and a return change the stage only when they say so

    Scenario: She left in March and is there now
      When on day 20 it is written down that Zarina left for RUS on 2025-04-15 and is there now
      Then the stage of Zarina is EMP, RUS
      And the story of Zarina has 2 entries

    Scenario: A way of long ago
      When on day 20 it is written down that Zarina left for RUS on 2019-03-01
      Then the stage of Zarina is NONE
      And the story of Zarina has 1 entry

    Scenario: Back at the end of the season, and what she needs
      Given on day 20 it is written down that Zarina left for RUS on 2025-04-15 and is there now
      When on day 80 it is written down that Zarina came back from RUS on 2025-06-18 for SEASON_ENDED and is at home now
      Then the stage of Zarina is POST, RUS
      And the story of Zarina has 4 entries

    Scenario: A day that has not come
      When on day 1 it is written down that Zarina left for RUS on 2025-06-01
      Then it is refused with "migrant.day_ahead"

  Rule: What was wrong is struck, and the stage of before holds again

    Scenario: The wrong woman
      Given on day 20 it is written down that Zarina left for RUS on 2025-04-15 and is there now
      When the first entry of Zarina is struck on day 21 because of MISUNDERSTOOD
      Then the stage of Zarina is NONE
      And the story of Zarina has 2 struck entries
      When the first entry of Zarina is struck on day 21 because of MISUNDERSTOOD
      Then it is refused with "migrant.entry_unknown"

  Rule: Costs and wages have a currency

    Scenario: A cost without a currency
      When on day 5 it is stated that a job in RUS cost Zarina 9000 of NONE
      Then it is refused with "money.currency_missing"

    Scenario: A cost in somoni
      When on day 5 it is stated that a job in RUS cost Zarina 9000 of TJS
      Then the story of Zarina has 1 entry
