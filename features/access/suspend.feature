Feature: Suspending an account
  Whoever leaves, or is no longer trusted, is out at the next click; and the office is never left without a key.

  Background:
    Given Gulnora counsels at the centre KJD

  Rule: A suspended account is out at once

    Scenario: In the middle of the day
      Given Gulnora is signed in
      When the administrator suspends Gulnora
      Then her session has ended
      And she cannot sign in

    Scenario: Working again does not bring the old session back
      Given Gulnora is signed in
      When the administrator suspends Gulnora
      And the administrator lets Gulnora work again
      Then her session has ended
      And she can sign in

  Rule: Somebody always administers

    Scenario: The last administrator
      When the administrator suspends themself
      Then the office answers "staff.last_administrator"
