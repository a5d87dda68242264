Feature: T20, screening
  Who was asked, with whom a sign was seen, who was then sent on; for those only who may tell sensitive codes apart.

  Scenario: Three were asked, one twice
    Given it is 2026-03-10 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Daler, a man
    And Karim is sent to LEGAL
    And it is 2026-03-12 20:00 in Dushanbe
    And Amina is asked about danger and nothing is seen
    And Karim is asked about danger and FL03 is seen
    And Daler is asked about danger and FL03 is seen
    And Daler is asked about danger and nothing is seen
    And Daler is sent to LEGAL
    Then the table screened_centre of T20 of 2026-Q1 reads
      | row | screened | marked | referred |
      | KJD | 3        | 2      | 1        |
      | _T  | 3        | 2      | 1        |
    And T20 is not for an analyst who may not tell sensitive codes apart
