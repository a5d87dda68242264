Feature: What a session was worth
  Tests before and after it, sheets that nobody signs, and officials who have no file.

  Background:
    Given the trainer Tahmina of the centre KHT

  Rule: The gain is counted of those who sat both tests

    Scenario: Three took part, two sat both tests
      Given a session of PDO-RU with 3 seats
      And Amina, Bahor and Chinara are enrolled
      When of 20 points they have
        | name    | before | after |
        | Amina   | 8      | 16    |
        | Bahor   | 10     | 13    |
        | Chinara |        | 18    |
      Then 2 sat both tests and gained 55 percentage points together
      When of 20 points they have
        | name    | before | after |
        | Chinara | 9      | 18    |
      Then 3 sat both tests and gained 100 percentage points together

    Scenario: Nobody has more points than there are
      Given a session of PDO-RU with 3 seats
      And Amina is enrolled
      When of 20 points they have
        | name  | before | after |
        | Amina | 8      | 21    |
      Then it is refused with "review.too_many_points"

  Rule: Sheets are added up, and nobody signs them

    Scenario: Four sheets
      Given a session of PDO-RU with 4 seats
      When the sheets say
        | question | 1 | 2 | 3 | 4 | 5 |
        | CONTENT  | 0 | 0 | 1 | 1 | 2 |
        | TRAINER  | 0 | 0 | 0 | 1 | 3 |
      Then there are 4 sheets with a mean of 4.5 for the trainer Tahmina

    Scenario: More sheets than seats
      Given a session of PDO-RU with 4 seats
      When the sheets say
        | question | 1 | 2 | 3 | 4 | 5 |
        | CONTENT  | 0 | 0 | 1 | 2 | 2 |
      Then it is refused with "review.too_many_sheets"

  Rule: Officials and staff of agencies are counted, and have no file

    Scenario: Eleven officials
      Given a session for officials with 20 seats
      When Amina is enrolled
      Then it is refused with "training.heads_only"
      When 7 men and 4 women are counted, of whom 9 passed
      Then the session is over with 11 heads

  Rule: The figures of all sessions of a course stand in one table

    Scenario: Two sheets and two tests
      Given a session of PDO-RU with 4 seats
      And Amina and Bahor are enrolled
      When of 20 points they have
        | name  | before | after |
        | Amina | 8      | 16    |
        | Bahor | 10     | 13    |
      And the sheets say
        | question | 1 | 2 | 3 | 4 | 5 |
        | CONTENT  | 0 | 0 | 1 | 1 | 2 |
      Then T31 shows for PDO-RU
        | sheets | answers | good | good_share | mean_grade | tested | mean_gain |
        | 4      | 4       | 3    | 75         | 43         | 2      | 275       |
