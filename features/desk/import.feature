Feature: Taking in an existing register
  A centre that kept its people in a spreadsheet does not type them again; and takes it all back if it was the wrong file.

  Background:
    Given the counsellor Gulnora of the centre KHT

  Rule: Every line becomes a file, or is refused with a sentence of its own

    Scenario: A register with faults
      When Gulnora reads this register
        | family_name | given_name | sex | born       | phone            | held_on    | topic      |
        | Каримов     | Рустам     | м   | 12.05.1991 | +992 90 111 1111 | 2025-03-03 | DOC-PATENT |
        | Раҳимова    | Зебо       | ж   | 1988       |                  |            |            |
        |             |            | м   | 1990       |                  |            |            |
        | Назаров     | Олим       | м   | 31.02.1990 |                  |            |            |
      Then line 4 is refused with "migrant.name_missing"
      And line 5 is refused with "import.no_date"
      When the import is started
      Then 2 people are registered, 1 consultation is recorded and 2 lines are refused

    Scenario: A name that lost its letters is remarked upon
      When Gulnora reads this register
        | family_name | given_name | sex |
        | Ша?ифов     | Далер      | м   |
      Then line 2 is remarked upon with "import.question_marks"

  Rule: Of a number only that is kept which was asked

    Scenario: A register that holds numbers alone
      Given the register of Рустам Каримов was taken in
      Then nobody asked whose the number of line 2 is, nor whether it is safe to call

    Scenario: A register that says more
      When Gulnora reads this register
        | family_name | given_name | sex | born | phone            | phone_owner | phone_safe | phone_when | phone_message |
        | Каримов     | Рустам     | м   | 1991 | +992 90 111 1111 | сосед       | нет        | до 12:00   | да            |
      And the import is started
      Then the number of line 2 is that of a NEIGHBOUR, unsafe, "до 12:00", and takes a message

  Rule: Nobody is taken in twice

    Scenario: Somebody who is known already gets the consultation
      Given the register of Рустам Каримов was taken in
      When Gulnora reads this register
        | family_name | given_name | sex | born | phone            | held_on    | topic      |
        | Каримов     | Рустам     | м   | 1991 | +992 90 111 1111 | 2025-03-20 | DOC-BAN    |
      Then line 2 is very like somebody who is known
      When the import is started and duplicates are attached
      Then 0 people are registered, 1 consultation is recorded and 0 lines are refused

    Scenario: The same person twice in one file
      When Gulnora reads this register
        | family_name | given_name | sex | born | held_on    | topic      |
        | Каримов     | Рустам     | м   | 1991 | 2025-03-03 | DOC-PATENT |
        | Каримов     | Рустам     | м   | 1991 | 2025-03-20 | DOC-BAN    |
      And the import is started and duplicates are attached
      Then 1 person is registered, 2 consultations are recorded and 0 lines are refused

    Scenario: An import that was interrupted goes on without a double
      When Gulnora reads a register of 30 people
      And the import is started and the power fails after 12 commands
      And the work is taken up again
      Then 30 people are registered, 0 consultations are recorded and 0 lines are refused

  Rule: It can be taken back while nobody has worked with it

    Scenario: Undo
      Given the register of Рустам Каримов was taken in
      When Gulnora undoes the import
      Then 1 line is taken back and 0 lines stay
      And nobody is listed

    Scenario: What somebody has worked with since stays
      Given the register of Рустам Каримов was taken in
      And the counsellor Gulnora advised him since
      When Gulnora undoes the import
      Then 0 lines are taken back and 1 line stays
