Feature: Signing in
  Staff come in with an account name and a password of their own. Whoever may not come in learns nothing.

  Background:
    Given Gulnora counsels at the centre KJD

  Rule: The right password opens the centre's files, in any spelling of the account name

    Scenario: A counsellor comes to work
      When somebody signs in as "Gulnora" with her password
      Then they are signed in as Gulnora, a COUNSELLOR of KJD

    Scenario: A wrong password
      When somebody signs in as "gulnora" with a wrong password
      Then they are not signed in

  Rule: After five failures nobody comes in from there for a quarter of an hour

    Scenario: Somebody guesses
      Given somebody failed 5 times to sign in as "gulnora"
      When somebody signs in as "gulnora" with her password
      Then they are not signed in

    Scenario: The quarter of an hour is over
      Given somebody failed 5 times to sign in as "gulnora"
      When 16 minutes pass
      And somebody signs in as "gulnora" with her password
      Then they are signed in as Gulnora, a COUNSELLOR of KJD

  Rule: A session ends by itself

    Scenario: A desk is left alone
      Given Gulnora is signed in
      When 16 minutes pass
      Then her session has ended

  Rule: A demonstration account works in a demonstration only

    Scenario: A demonstration account in a real network
      Given the demonstration account "demo"
      When somebody signs in as "demo" with her password
      Then they are not signed in
