Feature: Several people come together
  One approach to the centre is one contact, whoever sits at the table. Whoever has a file counts as a person, once.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics
    And Zarina, registered at KJD with consent to statistics

  Rule: One contact, two persons

    Scenario: Amina brings Zarina
      When Amina and Zarina are advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the record is taken
      And T1 of 2026-Q1 counts 1 contact of KJD
      And T2 of 2026-Q1 counts 2 persons
      And T3 of 2026-Q1 counts 1 topic DOC-PASS
      And the file of Amina shows 1 consultation
      And the file of Zarina shows 1 consultation
      And what was said to Amina does not stand in the file of Zarina

    Scenario: Zarina comes back alone
      Given Amina and Zarina are advised at KJD on 2026-03-02 10:00 about DOC-PASS
      When Zarina is advised at KJD on 2026-03-03 10:00 about DOC-REG
      Then T1 of 2026-Q1 counts 2 contacts of KJD
      And T2 of 2026-Q1 counts 2 persons

  Rule: A correction is a correction for everybody

    Scenario: Zarina was not there after all
      Given Amina and Zarina are advised at KJD on 2026-03-03 10:00 about DOC-PASS
      When the consultation is corrected to Amina alone
      Then the record is taken
      And T2 of 2026-Q1 counts 1 person
      And the file of Zarina shows 0 consultations

    Scenario: The consultation never took place
      Given Amina and Zarina are advised at KJD on 2026-03-03 10:00 about DOC-PASS
      When the consultation with both is declared void
      Then the record is taken
      And T1 of 2026-Q1 counts 0 contacts
      And T2 of 2026-Q1 counts 0 persons

  Rule: Heads are not persons

    Scenario: Four workers ask at the gate and give no names
      When 4 men without names are advised at KJD on 2026-03-03 10:00 about EMP-CONTRACT
      Then the record is taken
      And T1 of 2026-Q1 counts 1 contact of KJD
      And T2 of 2026-Q1 counts 0 persons
      And the consultation shows 4 heads

    Scenario: More people in the age bands than were counted
      When 4 men without names, 5 of them aged Y25T34, are advised at KJD on 2026-03-03 10:00 about EMP-CONTRACT
      Then the record is refused with "heads.age_bands"

  Rule: Who is named first is not named again

    Scenario: The same person twice
      When Amina and Amina are advised at KJD on 2026-03-03 10:00 about DOC-PASS
      Then the record is refused with "consultation.person_twice"
