Feature: T10, new, again, returning
  New is whoever had no contact before the period, at any centre of the network.

  Scenario: One of last year, one who comes twice, one who visits two centres
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Karim, a man
    And Saida, a woman who keeps out of statistics
    And Amina was heard at KHT on 2025-11-20 10:00: stage PRE
    And Amina was heard at KJD on 2026-01-10 10:00: stage PRE
    And Karim was heard at KJD on 2026-02-10 10:00: stage PRE
    And Karim was heard at KJD on 2026-02-11 10:00: stage PRE
    And Saida was heard at KJD on 2026-03-10 10:00: stage PRE
    And Saida was heard at KHT on 2026-03-11 10:00: stage PRE
    And somebody without a name was heard at KJD on 2026-03-12 10:00: channel PHONE_IN
    Then the table centre_kind of T10 of 2026-Q1 reads
      | row | persons | new | again | returning |
      | KJD | 3       | 2   | 1     | 1         |
      | KHT | 1       | 1   | 0     | 0         |
      | _T  | 3       | 2   | 2     | 1         |
    And the note known_since of T10 tells 2025 year
    And the note known_since of T10 tells 20 day
