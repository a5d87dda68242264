Feature: Something is handed out
  What somebody received is written down with its quantity and unit; no stock is kept, and units are never added up.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Scenario: Things, kilograms and money stay three lines
    Given Zarina received on day 0
      | kind        | quantity | unit  |
      | FOOD        | 12       | KG    |
      | HYGIENE_KIT | 1        | KIT   |
      | VOUCHER     | 200      | TJS   |
    And Zarina received on day 3
      | kind        | quantity | unit  |
      | FOOD        | 5        | KG    |
    Then what was handed out in the year is
      | help_item       | times | quantity |
      | FOOD-KG         | 2     | 17       |
      | HYGIENE_KIT-KIT | 1     | 1        |
      | VOUCHER-TJS     | 1     | 200      |
    And KHT handed out 2 times in the year, to 1 woman

  Scenario: A hand-out that was written down wrongly is put right, and one that was not is void
    Given Zarina received on day 0
      | kind    | quantity | unit  |
      | BLANKET | 20       | PIECE |
    When the hand-out is put right on day 1
      | kind    | quantity | unit  |
      | BLANKET | 2        | PIECE |
    Then what was handed out in the year is
      | help_item     | times | quantity |
      | BLANKET-PIECE | 1     | 2        |
    When the hand-out is declared void on day 2
    Then nothing was handed out in the year
    And her file tells that it was handed out, put right and declared void

  Scenario Outline: What cannot be is refused
    When somebody writes down for Zarina on day 0 <things>
    Then it is refused with "<code>"

    Examples:
      | things                         | code            |
      | nothing                        | help.nothing    |
      | CASH 50 KIT                    | help.unit       |
      | FOOD 3 TJS                     | help.unit       |
      | FOOD 3 KG, FOOD 2 KG           | help.item_twice |

  Scenario: Part of a referral to the social service
    Given Zarina agrees to sharing on day 0
    And a referral "R1" of Zarina to SOCIAL is sent on day 0
    When Zarina receives 1 TICKET as part of "R1" on day 2
    Then the hand-out belongs to "R1"
