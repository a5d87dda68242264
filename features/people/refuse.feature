Feature: A no is written down like a yes
  Each purpose is asked for by itself, and the answer is kept with its day: whoever said no is not asked at every visit.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Scenario: She does not want to be called back
    When Zarina refuses CONTACT on day 2
    Then it is accepted
    And CONTACT of Zarina is refused since day 2, and is not asked for
    And a list shows no phone of Zarina

  Scenario: She thinks it over
    Given Zarina refuses CONTACT on day 2
    And Zarina agrees to CONTACT on day 9
    Then CONTACT of Zarina holds

  Scenario: What she agreed to is withdrawn, not refused
    Given Zarina agrees to CONTACT on day 1
    When Zarina refuses CONTACT on day 2
    Then it is refused with "consent.stands"
    And CONTACT of Zarina holds

  Scenario: What had ended is refused when it is asked for anew
    Given Zarina agrees to CONTACT on day 1 until day 30
    When Zarina refuses CONTACT on day 40
    Then CONTACT of Zarina is refused since day 40, and is not asked for

  Scenario: The court may be told, the police may not
    Given Zarina agreed on day 1 that the court is told of her
    When Zarina refuses on day 2 that the police is told of her
    Then it is accepted
    And REF of Zarina holds
