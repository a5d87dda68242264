Feature: T9, who asked
  Not only migrants come: mothers, wives and brothers ask for them.

  Scenario: A wife on the telephone, a man at the desk
    Given it is 2026-03-31 20:00 in Dushanbe
    And Karim, a man
    And Karim was heard at KJD on 2026-03-03 10:00: asked_by SELF
    And Karim was heard at KJD on 2026-03-04 10:00: asked_by SPOUSE, channel PHONE_IN
    And somebody without a name was heard at KJD on 2026-03-05 10:00: asked_by SIBLING, channel PHONE_IN
    Then the table asked_channel of T9 of 2026-Q1 reads
      | row     | OFFICE | IN_PERSON | PHONE_IN | PHONE | _T |
      | SELF    | 1      | 1         | 0        | 0     | 1  |
      | SPOUSE  | 0      | 0         | 1        | 1     | 1  |
      | SIBLING | 0      | 0         | 1        | 1     | 1  |
      | _T      | 1      | 1         | 2        | 2     | 3  |
