Feature: A file for named persons only
  For everybody else it does not exist: not in a search, not on a list, not by its number.

  Background:
    Given the counsellor Kamol of the centre KJD
    And the counsellor Nigora of the centre KJD
    And the manager Bahrom of the centre KJD
    And the trainer Tahmina of the centre KJD
    And the coordinator Olim
    And Dilshod, a man born in 1986, is registered at KJD on day 0
    And KJD sends a referral of Dilshod to LEGAL on day 2
    And KJD has promised to call Dilshod back on day 4
    And Dilshod has a seat in a course at KJD
    And Kamol restricts the file of Dilshod to himself because SAFETY

  Rule: Who is not named is told what they would be told of nobody

    Scenario Outline: Somebody who is not named
      Then for <who> the file of Dilshod is as if it had never been
      And <who> finds nobody by the name Dilshod
      And <who> finds nobody by the number of Dilshod

      Examples:
        | who    |
        | Nigora |
        | Bahrom |
        | Olim   |

    Scenario: Lists do not know him
      Then Nigora's list of referrals has 0 lines, Kamol's has 1
      And Nigora's day has 0 calls to make, Kamol's has 1

    Scenario: A class list says that a seat is taken
      Then Tahmina sees 0 names and 1 seat taken
      And Kamol sees 1 name and 0 seats taken

    Scenario: Who is named sees him
      When Kamol restricts the file of Dilshod to himself and Nigora because SAFETY
      Then Nigora reads the file of Dilshod, and may write in it
      And Nigora finds the file of Dilshod by the name Dilshod
      And for Bahrom the file of Dilshod is as if it had never been

    Scenario: Who opens it is told to its owner and to the protection officer, once a day
      Given the protection officer Zebo
      And Kamol has taken the file of Dilshod
      And Kamol restricts the file of Dilshod to himself and Nigora because SAFETY
      When Nigora opens the file of Dilshod twice
      And Kamol opens the file of Dilshod twice
      Then Kamol is told once that the file of Dilshod was opened
      And Zebo is told once that a file was opened, and not whose
      And Nigora is told nothing of it

    Scenario: A restriction is lifted
      When Kamol lifts the restriction
      Then Nigora reads the file of Dilshod, and may write in it

    Scenario: Nobody locks everybody out
      When Kamol restricts the file of Dilshod to nobody because SAFETY
      Then it is refused with "restriction.nobody"

  Rule: Figures count everybody

    Scenario: He is counted all the same
      Given KJD advises Dilshod at the office on day 3
      Then in T2 of the year there is 1 man of 35 to 44, and 1 person in all

  Rule: Somebody under 18 is restricted by default

    Scenario: A boy of 15 is registered
      When Kamol registers Firuz, a boy of 15, with his guardian
      Then Kamol reads the file of Firuz, and may write in it
      And for Nigora the file of Firuz is as if it had never been
