Feature: A caller without a name, known later
  Somebody calls and does not say who they are. The call is a contact, but no person. When they register
  weeks later with the number they called from, the call is offered, and a counsellor links it. Nothing
  that was written or counted before changes.

  Background:
    Given the centre DYU with a line 1
    And it is 2026-03-03 10:20 in Dushanbe
    And on line 1 at 10:05 a SIBLING without a name asks for 9 minutes about LEG-DEPORT, DOC-LIST from +992927000303
    And at 10:12 a second caller on line 1 hangs up after 20 seconds

  Scenario: On the day of the call there is a contact and no person
    Then T1 of 2026-03 counts 1 contact
    And T2 of 2026-03 counts 0 persons
    And T8 of 2026-03 for the line DYU-1 reads 2 calls, 1 answered, 0 missed, 1 hung_up, 0 returned_24h, 50 answer_rate

  Rule: The number offers the call, and never links it by itself

    Scenario: He registers on 20 March with the number he called from
      When it is 2026-03-20 11:00 in Dushanbe
      And Dilshod registers at DYU with the phone +992927000303
      Then the call of 2026-03-03 10:05 is offered for Dilshod
      And T2 of 2026-03 counts 0 persons

    Scenario: A call to a centre where the asker does not work is not offered
      When it is 2026-03-20 11:00 in Dushanbe
      And Dilshod registers at KHT with the phone +992927000303
      Then no call is offered for Dilshod to a counsellor of KHT

  Rule: From the link on he is the person of that contact, as known before he is not

    Background:
      Given it is 2026-03-20 11:00 in Dushanbe
      And Dilshod registers at DYU with the phone +992927000303
      And the call is linked to Dilshod

    Scenario: The contact stays one, the person is counted once
      Then T1 of 2026-03 counts 1 contact
      And T2 of 2026-03 counts 1 person
      And T2 of 2026-03 as known at 2026-03-10 12:00 counts 0 persons
      And T1 of 2026-03 as known at 2026-03-10 12:00 counts 1 contact
      And T8 of 2026-03 for the line DYU-1 reads 2 calls, 1 answered, 0 missed, 1 hung_up, 0 returned_24h, 50 answer_rate

    Scenario: His card shows the call of 3 March, linked on 20 March
      Then the card of Dilshod shows the contact of 2026-03-03 10:05 by PHONE_IN, linked on 2026-03-20
      And what was recorded on 2026-03-03 names nobody
      And no call is offered for Dilshod any more

    Scenario: A link made by mistake is undone
      When it is 2026-03-21 09:00 in Dushanbe
      And the link to Dilshod is undone
      Then T2 of 2026-03 counts 0 persons
      And T2 of 2026-03 as known at 2026-03-20 18:00 counts 1 person
      And the card of Dilshod shows no contact
      And the call of 2026-03-03 10:05 is offered for Dilshod

    Scenario: Whoever is linked after a mistake reads their own contact and nothing of somebody else's
      When it is 2026-03-21 09:00 in Dushanbe
      And the link to Dilshod is undone
      And Firuz registers at DYU with the phone +992927000304
      And the call is linked to Firuz
      Then the card of Firuz tells of the contact that it was held and linked
      And the card of Dilshod shows no contact

    Scenario: A caller who is known cannot be linked to somebody else
      When it is 2026-03-21 09:00 in Dushanbe
      And Firuz registers at DYU with the phone +992927000304
      And somebody tries to link the call to Firuz
      Then it is refused with "call.caller_known"

    Scenario: Forgetting him forgets what he said before he was known
      When it is 2026-03-25 09:00 in Dushanbe
      And Dilshod is forgotten
      Then nothing of the call can be read any more
      And T1 of 2026-03 counts 1 contact
      And T2 of 2026-03 counts 1 person
