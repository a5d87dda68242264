Feature: Household initiative groups
  Households that work together, and their small projects.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the households of Amina and Bahor
    And a group "Umed" that Amina and Bahor joined

  Rule: A project gets no more than it has, each currency by itself

    Scenario: Two projects in two currencies
      Given a project "greenhouse" of 9000 TJS and a project "sewing" of 400 USD
      And 4000 of "greenhouse" and 400 of "sewing" are paid
      Then the register of the centre shows
        | currency | projects | amount | paid |
        | TJS      | 1        | 9000   | 4000 |
        | USD      | 1        | 400    | 400  |
      And T32 counts 1 group, and by currency
        | currency | projects | amount | paid_out | paid_out_share |
        | TJS      | 1        | 9000   | 4000     | 44             |
        | USD      | 1        | 400    | 400      | 100            |
      When 5001 of "greenhouse" are paid
      Then it is refused with "initiative.more_than_amount"

    Scenario: A payment that never came is struck, and stays in sight
      Given a project "greenhouse" of 9000 TJS and a project "sewing" of 400 USD
      And 4000 of "greenhouse" and 400 of "sewing" are paid
      And the payment of "greenhouse" is struck
      Then the register of the centre shows
        | currency | projects | amount | paid |
        | TJS      | 1        | 9000   | 0    |
        | USD      | 1        | 400    | 400  |
      And the history tells of 2 payments and 1 that was struck

  Rule: A group is closed when its projects are over

    Scenario: One goes on
      Given a project "greenhouse" of 9000 TJS and a project "sewing" of 400 USD
      When the group is closed
      Then it is refused with "initiative.project_goes_on"

  Rule: Who may not open a file sees no name

    Scenario: Amina is erased
      When Amina is forgotten
      Then of the households only that of Bahor is named
