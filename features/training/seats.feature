Feature: Seats of a session
  A session has so many seats; whoever comes later waits in line.

  Background:
    Given the trainer Tahmina of the centre KHT
    And a session of PDO-RU with 2 seats

  Rule: Without a free seat one waits

    Scenario: The third person waits
      When Amina, Bahor and Chinara are enrolled
      Then Amina, Bahor have seats
      And Chinara waits

    Scenario: The first in line moves up when a seat is given up
      Given Amina, Bahor, Chinara and Dilbar are enrolled
      When Amina gives up her seat
      Then Bahor, Chinara have seats
      And Dilbar waits

    Scenario: Those who wait move up when there are more seats
      Given Amina, Bahor, Chinara and Dilbar are enrolled
      When there are 4 seats
      Then Amina, Bahor, Chinara, Dilbar have seats
      And nobody waits

  Rule: Nobody is twice on a list, and nobody loses a seat

    Scenario: The same person again
      Given Amina is enrolled
      When Amina is enrolled
      Then it is refused with "training.enrolled_already"

    Scenario: Fewer seats than are taken
      Given Amina and Bahor are enrolled
      When there are 1 seats
      Then it is refused with "training.seats_taken"

  Rule: A cancelled session takes nobody

    Scenario: Enrolling in a cancelled session
      Given the session is cancelled
      When Amina is enrolled
      Then it is refused with "training.cancelled"

  Rule: A person who is erased leaves the list, and the figures stay

    Scenario: Amina is forgotten
      Given Amina and Bahor are enrolled
      And Amina is erased
      Then Bahor have seats
      And the trainings of PDO-RU are
        | sessions | enrolled |
        | 1        | 2        |
