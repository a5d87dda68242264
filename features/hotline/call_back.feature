Feature: Missed calls are returned
  A call that nobody answered needs no person and no topic. With a number it waits until somebody
  has called back and reached the caller.

  Background:
    Given the centre DYU with a line 1
    And it is 2026-03-03 10:20 in Dushanbe

  Scenario: A missed call without a number is counted, and nobody can be called back
    When a call on line 1 at 10:18 is missed
    Then nobody is to be called back
    And T8 of 2026-03 for the line DYU-1 reads 1 calls, 0 answered, 1 missed, 0 hung_up, 0 returned_24h, 0 answer_rate
    And T1 of 2026-03 counts 0 contacts

  Scenario: A number noted afterwards makes it due, until the caller is reached
    Given a call on line 1 at 10:18 is missed
    And its number +992927000305 is noted
    Then 1 caller is to be called back
    When it is 2026-03-03 16:00 in Dushanbe
    And it is called back and not reached
    Then 1 caller is to be called back
    And T8 of 2026-03 for the line DYU-1 reads 1 calls, 0 answered, 1 missed, 0 hung_up, 1 returned_24h, 0 answer_rate
    When it is called back and reached
    Then nobody is to be called back

  Scenario: A call back after more than a day does not count as in time
    Given a call on line 1 at 10:18 is missed
    And its number +992927000305 is noted
    When it is 2026-03-04 10:19 in Dushanbe
    And it is called back and reached
    Then T8 of 2026-03 for the line DYU-1 reads 1 calls, 0 answered, 1 missed, 0 hung_up, 0 returned_24h, 0 answer_rate

  Scenario: A number that must not be called is never offered for a call
    Given Zarina registers at DYU with the phone +992927000306, which is not safe to call
    And a call on line 1 at 10:18 is missed
    And its number +992927000306 is noted
    Then 1 caller is to be called back, and must not be

  Scenario: A wrong number is written down and counted nowhere
    When a call on line 1 at 10:18 is a WRONG_NUMBER
    Then T8 of 2026-03 counts 0 calls

  Scenario Outline: What does not go together is refused
    Given a call on line 1 at 10:18 is missed
    When somebody <tries>
    Then it is refused with "<code>"

    Examples:
      | tries                                            | code                      |
      | logs an answered call without a consultation     | call.consultation_missing |
      | logs a call on a line that the centre lacks      | centre.line_unknown       |
      | connects a consultation before reaching anybody  | call.not_reached          |

  Scenario: A call that should not be on record leaves the figures and stays in its history
    Given a call on line 1 at 10:18 is missed
    When it is declared void as a TEST_ENTRY
    Then T8 of 2026-03 counts 0 calls
    And the history of the call reads Logged, Voided

  Scenario: A call logged as missed was broken off by the caller
    Given a call on line 1 at 10:18 is missed
    When it is corrected to PHONE_ABANDONED
    Then T8 of 2026-03 for the line DYU-1 reads 1 calls, 0 answered, 0 missed, 1 hung_up, 0 returned_24h, 0 answer_rate
    And the history of the call reads Logged, Corrected

  Scenario: Three calls by hand: one answered, two missed, one of these called back within a day
    Given a call on line 1 at 10:10 is missed
    And on line 1 at 10:15 a SIBLING without a name asks for 2 minutes about LEG-DEPORT from +992927000303
    And a call on line 1 at 10:18 is missed
    And its number +992927000305 is noted
    When it is called back and reached
    Then I23 of 2026-03 is 33.3 per cent of 3 calls
    And I24 of 2026-03 is 50.0 per cent of 2 calls
