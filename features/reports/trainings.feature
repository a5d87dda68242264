Feature: T15, trainings
  From the list of a course to its certificates; a waiting list is no enrolment.

  Rule: A revoked certificate is valid no more, and stays in sight

    Scenario: Four people on the list of three seats
      Given it is 2026-03-02 09:00 in Dushanbe
      And a course with 3 seats and 4 people on its list
      And it is 2026-03-06 09:00 in Dushanbe
      And of those seated 2 came and 1 did not
      And 2 certificates are issued
      And it is 2026-03-20 09:00 in Dushanbe
      And one certificate is revoked
      Then T15 of 2026-Q1 shows for PDO-RU: sessions 1, enrolled 3, waitlisted 1, attended 2, completed 2, certified 1, revoked 1, no_show 1
      And T15 of 2026-Q1 as known at 2026-03-10 09:00 shows for PDO-RU: sessions 1, enrolled 3, waitlisted 1, attended 2, completed 2, certified 2, no_show 1
