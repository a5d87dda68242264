Feature: Courses in versions
  What is taught is written down once in each version, so that a certificate always says the same.

  Background:
    Given the trainer Tahmina of the centre KHT

  Rule: A version never changes, and stands once

    Scenario: The same version again
      Given version 1 of the course PDO-RU, where 80 per cent make a pass
      When version 1 of the course PDO-RU is published again
      Then it is refused with "curriculum.version_taken"

    Scenario: The next version
      Given version 1 of the course PDO-RU, where 80 per cent make a pass
      And version 2 of the course PDO-RU, where 50 per cent make a pass
      Then the versions of PDO-RU are 2, 1

    Scenario: A version that is no longer taught
      Given version 1 of the course PDO-RU, where 80 per cent make a pass
      And this version is no longer taught
      When a session of it is announced
      Then it is refused with "curriculum.retired"

  Rule: Each version has its own pass rule

    Scenario Outline: Ten of twelve modules are <share> per cent
      Given version 1 of the course PDO-RU, where <rule> per cent make a pass
      And a session of it with 2 seats
      And Amina is enrolled
      And Amina attends the first 10 modules
      When the results are set
      Then Amina has <result>

      Examples:
        | share | rule | result    |
        | 83    | 80   | COMPLETED |
        | 83    | 90   | PARTLY    |
