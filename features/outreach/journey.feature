Feature: A team goes to the villages
  The sheet of a journey shows where the team was and whom it met; its sums are the sums of what is on it.

  Background:
    Given it is 2026-05-16 18:00 in Dushanbe
    And Rustam, registered at KHT with consent to statistics
    And a team of KHT sets out on 2026-05-14

  Rule: What was done on the way stands on the sheet

    Scenario: Two villages, two contacts, a talk
      Given the team visits Obshoron on 2026-05-14
      And the team visits Sayod on 2026-05-15
      And on the way Rustam is advised on 2026-05-14 12:00 about DOC-PATENT
      And on the way somebody without a name is advised on 2026-05-15 12:00 about FIN-REM
      And on the way a talk is held on 2026-05-15 15:00 before 20 men and 8 women, with 28 leaflets
      When the journey is over on 2026-05-16
      Then the record is taken
      And the sheet adds up to villages 2, contacts 2, persons 1, heads 28, materials 28
      And T7 of 2026-Q2 counts for KHT: trips 1, villages 2, trip_contacts 2, new_persons 1, without_name 1, days_to_register 2

    Scenario: A contact is declared void
      Given on the way Rustam is advised on 2026-05-14 12:00 about DOC-PATENT
      When the contact on the way is declared void
      Then the sheet adds up to contacts 0, persons 0
      And T7 of 2026-Q2 counts for KHT: trips 1

    Scenario: The wrong village
      Given the team visits Obshoron on 2026-05-14
      And the journey is over on 2026-05-16
      When the stop in the village is struck
      Then the record is taken
      And the sheet adds up to villages 0
      And the sheet names Obshoron
      When the team visited Sayod on 2026-05-14 after all
      Then the sheet adds up to villages 1
      And T7 of 2026-Q2 counts for KHT: trips 1, villages 1
      When the stop in the village is struck
      Then the record is refused with "trip.stop_unknown"

  Rule: Nobody was there on another day

    Scenario: The day before
      When on the way Rustam is advised on 2026-05-13 12:00 about DOC-PATENT
      Then the record is refused with "trip.other_days"

    Scenario: After everybody was back
      Given the journey is over on 2026-05-15
      When on the way Rustam is advised on 2026-05-16 12:00 about DOC-PATENT
      Then the record is refused with "trip.other_days"

  Rule: Paper is typed in after the journey

    Scenario: In the office, the next day
      Given the journey is over on 2026-05-15
      When on the way Rustam is advised on 2026-05-14 12:00 about DOC-PATENT
      Then the record is taken
      And the sheet adds up to contacts 1, persons 1, late 1

  Rule: The village of a journey is no secret of the team, and is not kept in clear

    Scenario: Who may read the sheet
      Given the team visits Obshoron on 2026-05-14
      Then the sheet names Obshoron
      And the rows of the journey do not hold Obshoron
