Feature: T5, problems with documents
  A contact with two problems stands in both lines, and once in the bottom line.

  Scenario: Two problems, another centre, and somebody who keeps out of statistics
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, a woman
    And Saida, a woman who keeps out of statistics
    And Amina was heard at KJD on 2026-03-03 10:00: problems NO_PASSPORT PATENT_EXPIRED
    And Amina was heard at KHT on 2026-03-04 10:00: problems NO_PASSPORT
    And Saida was heard at KJD on 2026-03-05 10:00: problems ENTRY_BAN
    And somebody without a name was heard at KJD on 2026-03-05 10:00: problems NO_MIG_CARD
    And Amina was heard at KJD on 2026-03-06 10:00: stage PRE
    Then the table problem_centre of T5 of 2026-Q1 reads
      | row            | KJD | KHT | _T |
      | NO_PASSPORT    | 1   | 1   | 2  |
      | PATENT_EXPIRED | 1   | 0   | 1  |
      | NO_MIG_CARD    | 1   | 0   | 1  |
      | UNKNOWN        | 1   | 0   | 1  |
      | _T             | 3   | 1   | 4  |
    Given it is 2026-04-02 09:00 in Dushanbe
    And the consultation is voided
    Then T1 of 2026-Q1 counts 4 contacts
