Feature: Granting roles
  An administrator says who may do what, and takes no part in the work with people.

  Background:
    Given Gulnora counsels at the centre KJD

  Rule: A role is in effect from the next request on

    Scenario: A counsellor becomes a trainer too
      When the administrator grants Gulnora the role TRAINER
      Then Gulnora has the roles COUNSELLOR, TRAINER

  Rule: Nobody widens their own rights

    Scenario: An administrator would like to watch over data too
      When the administrator grants themself the role PROTECTION
      Then the office answers "staff.own_account"

  Rule: Whoever administers opens no files

    Scenario: A counsellor is asked to administer
      When the administrator grants Gulnora the role ADMINISTRATOR
      Then the office answers "staff.roles_apart"
