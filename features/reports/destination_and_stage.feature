Feature: T4, destination and stage
  Each person once, with the destination and the stage of the last contact of the period.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Saida, a woman who keeps out of statistics

  Rule: The last contact of the period speaks for the person

    Scenario: Before leaving, and back again
      Given Amina was heard at KJD on 2026-01-10 10:00: stage PRE, destination RUS
      And Amina was heard at KHT on 2026-03-10 10:00: stage POST, destination RUS
      And Karim was heard at KJD on 2026-02-10 10:00: stage EMP, destination KAZ
      And Saida was heard at KJD on 2026-02-11 10:00: stage EMP, destination KAZ
      Then the table destination_stage of T4 of 2026-Q1 reads
        | row     | PRE | EMP | POST | UNKNOWN | _T |
        | RUS     | 0   | 0   | 1    | 0       | 1  |
        | KAZ     | 0   | 1   | 0    | 0       | 1  |
        | UNKNOWN | 0   | 0   | 0    | 1       | 1  |
        | _T      | 0   | 1   | 1    | 1       | 3  |
      And the table destination_stage of T4 of 2026-01 reads
        | row | PRE | _T |
        | RUS | 1   | 1  |
        | _T  | 1   | 1  |
