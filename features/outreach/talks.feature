Feature: Talks, fairs and leaflets
  People who are informed in a group are heads: nobody is asked for a name, and nobody becomes a person by listening.

  Background:
    Given it is 2026-05-20 09:00 in Dushanbe
    And KHT plans a talk on 2026-05-14

  Rule: Heads are counted, persons are not

    Scenario: A talk in a mosque
      When the talk is held on 2026-05-14 10:00 before 30 men and 12 women, with 40 leaflets
      Then the record is taken
      And T22 of 2026-Q2 counts for KHT: held 1, men 30, women 12, heads 42, materials 40
      And T2 of 2026-Q2 counts 0 persons
      And T1 of 2026-Q2 counts 0 contacts

    Scenario: The numbers were mistyped
      Given the talk is held on 2026-05-14 10:00 before 300 men and 12 women, with 40 leaflets
      When the talk is corrected to 30 men and 12 women, with 40 leaflets
      Then the record is taken
      And T22 of 2026-Q2 counts for KHT: held 1, men 30, women 12, heads 42, materials 40
      And the history of the talk reads Planned, Held, Corrected

    Scenario: Nobody came
      When the talk is cancelled
      Then T22 of 2026-Q2 counts nothing for KHT

    Scenario: It never took place
      Given the talk is held on 2026-05-14 10:00 before 30 men and 12 women, with 40 leaflets
      When the talk is cancelled
      Then T22 of 2026-Q2 counts nothing for KHT

    Scenario: Held twice
      Given the talk is held on 2026-05-14 10:00 before 30 men and 12 women, with 40 leaflets
      When the talk is held on 2026-05-14 10:00 before 30 men and 12 women, with 40 leaflets
      Then the record is refused with "outreach.held_already"
