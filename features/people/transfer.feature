Feature: A file moves to another centre
  People move, and their file with them. Until the other centre has said yes it learns nothing of who it is.

  Background:
    Given the counsellor Kamol of the centre KJD
    And the counsellor Sitora of the centre DYU
    And the manager Daler of the centre DYU
    And the counsellor Aigul of the centre ALM
    And Dilshod, a man born in 1986, is registered at KJD on day 0
    And Kamol looks after Dilshod
    And KJD advises Dilshod at the office on day 3
    And KJD advises Dilshod by phone on day 5
    And KJD sends a referral of Dilshod to LEGAL on day 10
    And KJD has promised to call Dilshod back on day 20

  Rule: Before the answer, the other centre sees a request and nobody in it

    Scenario: Dilshod moves from Khujand to Dushanbe
      When KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing
      Then DYU is asked to take over: male, Y35T44, referral open
      And for Sitora there is no file of Dilshod
      And Sitora finds nobody by the name Dilshod
      And the request says no name, no number and no reason

    Scenario: A third centre learns nothing
      When KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing
      Then ALM is asked nothing
      And for Aigul there is no file of Dilshod
      When Aigul tries to take Dilshod over on day 13
      Then it is refused with "record.unknown"

    Scenario: Nobody is handed over who did not agree
      When KJD offers Dilshod to DYU on day 12 because MOVED, without asking him
      Then it is refused with "consent.transfer_missing"

    Scenario: Who takes the consent back stays where they are
      Given KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing
      When Dilshod takes his consent to the transfer back on day 13
      And Sitora takes Dilshod over on day 14
      Then it is refused with "consent.transfer_missing"

  Rule: After the answer, the file belongs to the centre that took it

    Background:
      Given KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing
      And Sitora takes Dilshod over on day 14

    Scenario: The owner is the centre that said yes
      Then Sitora reads the file of Dilshod, and may write in it
      And Sitora finds the file of Dilshod by the name Dilshod
      And DYU is asked nothing

    Scenario: The open referral moves with its deadline
      Then the referral of Dilshod is on the list of DYU, due on day 24
      And it is not on the list of KJD
      And the call that was promised for day 20 waits at DYU, not at KJD

    Scenario: The centre that gave the file away reads it for 30 days
      Then Kamol reads the file of Dilshod on day 14, but may not write in it
      And Kamol reads the file of Dilshod on day 43, but may not write in it
      And the access log says that Kamol read Dilshod's file for a transfer
      And on day 45 there is no file of Dilshod for Kamol
      When Kamol writes into the file of Dilshod on day 15
      Then it is refused with "policy.denied"
      When Kamol writes into the file of Dilshod on day 45
      Then it is refused with "record.unknown"

    Scenario: The end of reading is written down
      When the night's work is done on day 43
      Then the history of Dilshod does not say that reading ended
      When the night's work is done on day 45
      Then the history of Dilshod says that KJD's reading ended because EXPIRED

    Scenario: Reading ends when it is no longer needed
      When Sitora ends KJD's reading on day 20
      Then on day 21 there is no file of Dilshod for Kamol

    Scenario: A stranger of a third centre sees that there is no such file
      Then for Aigul there is no file of Dilshod

    Scenario: Each centre counts its own contacts, the country counts one man
      Given DYU advises Dilshod at the office on day 16
      Then in T1 of the year KJD has 2 contacts and DYU has 1
      And in T2 of the year there is 1 man of 35 to 44, and 1 person in all

  Rule: Open cases move with the file

    Background:
      Given Kamol opens a case of Dilshod on day 11, with a task for day 30
      And Kamol opened and closed another one on day 11
      And KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing

    Scenario: Whoever takes the person over answers for the case
      When Sitora takes Dilshod over on day 14
      Then the open case of Dilshod is Sitora's, and so is its task
      And the closed one still names Kamol
      And Kamol has no open case

    Scenario: In the caseload each centre sees its own colleagues
      Given the manager Latif of the centre KJD
      When Sitora takes Dilshod over on day 14
      Then Latif reads by counsellor
        | counsellor | opened | closed | open_at_end |
        | Kamol      | 2      | 1      | 0           |
      And Daler reads by counsellor
        | counsellor | opened | closed | open_at_end |
        | Sitora     | 0      | 0      | 1           |
      And as known on day 13 Latif reads by counsellor
        | counsellor | opened | closed | open_at_end |
        | Kamol      | 2      | 1      | 1           |

    Scenario: A file for the desk, but a case needs somebody
      When Sitora takes Dilshod over for the desk on day 14
      Then the open case of Dilshod is Sitora's, and so is its task

  Rule: An offer can be declined or taken back

    Background:
      Given KJD offers Dilshod to DYU on day 12 because MOVED, as he agreed in writing

    Scenario: The other centre says no
      When Daler declines Dilshod on day 13 because NO_CAPACITY
      Then Kamol sees that DYU declined because NO_CAPACITY
      And Kamol reads the file of Dilshod, and may write in it
      And DYU is asked nothing
      When Sitora takes Dilshod over on day 14
      Then it is refused with "record.unknown"

    Scenario: The offer is taken back
      When KJD takes the offer back on day 13 because STAYS
      Then DYU is asked nothing
      When KJD offers Dilshod to DYU on day 20 because MOVED, as he agreed in writing
      Then DYU is asked to take over: male, Y35T44, referral open

    Scenario: One offer at a time
      When KJD offers Dilshod to DYU on day 13 because MOVED, as he agreed in writing
      Then it is refused with "transfer.open_already"
