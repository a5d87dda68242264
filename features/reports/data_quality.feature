Feature: T21, what records lack
  Missing details count for people with a name only: nobody else can be asked.

  Scenario: One late record, one about something else
    Given it is 2026-03-11 20:00 in Dushanbe
    And Amina, a woman
    And Amina was heard at KJD on 2026-03-03 10:00: stage PRE
    And Amina was heard at KJD on 2026-03-10 10:00: topic OTH
    And somebody without a name was heard at KHT on 2026-03-10 10:00: channel PHONE_IN
    Then the table centre_lacks of T21 of 2026-Q1 reads
      | row | contacts | no_sex | no_birth_year | no_district | other | late | other_share | late_share |
      | KJD | 2        | 0      | 0             | 2           | 1     | 1    | 50          | 50         |
      | KHT | 1        | 0      | 0             | 0           | 0     | 0    | 0           | 0          |
      | _T  | 3        | 0      | 0             | 2           | 1     | 1    | 33          | 33         |
