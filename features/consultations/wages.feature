Feature: Wages that were not paid
  What is owed is owed in a currency, and comes back in it. Nothing is converted, nothing is added up across currencies.

  Background:
    Given it is 2026-03-04 09:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics

  Rule: A claim may be part of a talk, and comes back in parts

    Scenario: Two months in Moscow
      When Amina is advised at KJD on 2026-03-03 10:00 about EMP-WAGE, and is owed 200000 RUB in RUS
      Then the record is taken
      And T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000

    Scenario: A part is paid
      Given Amina is owed 200000 RUB in RUS
      When 120000 of it is paid
      Then the record is taken
      And T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000, recovered 120000, recovered_share 60

    Scenario: Two currencies stay two lines
      Given Amina is owed 200000 RUB in RUS
      And Amina is owed 90000 KZT in KAZ
      Then T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000
      And T23 of 2026-Q1 counts for KAZ-KZT: claims 1, claimed 90000
      And T23 of 2026-Q1 has no line that adds them up

  Rule: Nobody gets back more than is owed

    Scenario: A nought too many
      Given Amina is owed 200000 RUB in RUS
      When 1200000 of it is paid
      Then the record is refused with "claim.more_than_claimed"

    Scenario: Closed as paid while all of it is owed
      Given Amina is owed 200000 RUB in RUS
      And the claim is closed as PAID
      Then the record is refused with "claim.still_owed"

  Rule: What is closed stays closed

    Scenario: Paid after all
      Given Amina is owed 200000 RUB in RUS
      And the claim is closed as NO_PROSPECT
      When 120000 of it is paid
      Then the record is refused with "claim.closed"

  Rule: What was written down by mistake is taken out, and stays in sight

    Scenario: A payment of another claim
      Given Amina is owed 200000 RUB in RUS
      And 120000 of it was paid
      When that payment is struck as TYPING_ERROR
      Then the record is taken
      And the claim shows the payment as struck, and 200000 still owed
      And T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000
      When that payment is struck as TYPING_ERROR
      Then the record is refused with "claim.payment_unknown"

    Scenario: A claim that was closed as paid is open again when its payment is struck
      Given Amina is owed 200000 RUB in RUS
      And 200000 of it was paid
      And the claim is then closed as PAID
      Then T23 of 2026-Q1 counts for RUS-RUB: claims 1, closed 1, claimed 200000, recovered 200000, recovered_share 100
      When that payment is struck as TYPING_ERROR
      Then the record is taken
      And the claim shows the payment as struck, and 200000 still owed
      And the file still shows the claim, as OPEN
      And T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000

    Scenario: Closed too early
      Given Amina is owed 200000 RUB in RUS
      And the claim is then closed as NO_PROSPECT
      When the claim is reopened as NEW_INFORMATION
      And 120000 of it is paid
      Then the record is taken
      And the file still shows the claim, as OPEN
      When the claim is reopened as NEW_INFORMATION
      Then the record is refused with "claim.not_closed"

    Scenario: Closed as paid in part while nothing came back
      Given Amina is owed 200000 RUB in RUS
      And the claim is closed as PAID_IN_PART
      Then the record is refused with "claim.nothing_paid"

    Scenario: The claim of somebody else
      Given Amina is owed 200000 RUB in RUS
      And Amina is owed 90000 KZT in KAZ
      When the claim is declared void as WRONG_PERSON
      Then the record is taken
      And T23 of 2026-Q1 counts for RUS-RUB: claims 1, claimed 200000
      And T23 of 2026-Q1 knows no KAZ-KZT
      And the file still shows the claim, as VOID
      When 100 of it is paid
      Then the record is refused with "claim.voided"
