Feature: Reaching somebody without harm
  A number is shown to whoever goes through a list only when the person agreed to be called back.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered
    And Zarina has the phones "+992901111111 safe" and "+992902222222 unsafe", and the words "Ask for the seamstress"

  Scenario: She has not agreed to be called back
    Then a list shows no phone of Zarina
    And a list tells of Zarina "Ask for the seamstress"

  Scenario: She agrees
    Given Zarina agrees to CONTACT on day 1
    Then a list shows 2 phones of Zarina

  Scenario: The consent ends
    Given Zarina agrees to CONTACT on day 1 until day 30
    Then a list of day 30 shows 2 phones of Zarina
    And a list of day 31 shows no phone of Zarina

  Scenario: A later consent replaces the earlier one, its end too
    Given Zarina agrees to CONTACT on day 1
    And Zarina agrees to CONTACT on day 2 until day 30
    Then a list of day 31 shows no phone of Zarina

  Rule: The list of people and its file keep numbers as every other list does

    Scenario: She has not agreed to be called back
      Then the column of phones says of Zarina that she has not agreed, and "Ask for the seamstress"

    Scenario: She agrees: each number stands with its mark
      Given Zarina agrees to CONTACT on day 1
      Then the column of phones shows of Zarina "+992901111111 safe" and "+992902222222 unsafe", and "Ask for the seamstress"

    Scenario: A manager reads no narratives, and no numbers
      Given the manager Daler of the centre KHT
      And Zarina agrees to CONTACT on day 1
      Then the column of phones tells Daler nothing of Zarina

  Rule: Under 18 somebody else agrees

    Scenario: A girl of 16 agrees by herself
      Given Gulnora registers Madina, about 16 years old on day 0, with her mother
      When Madina agrees by SELF to CONTACT on day 1
      Then it is refused with "consent.guardian_needed"
      When Madina agrees by GUARDIAN to CONTACT on day 1
      Then it is accepted
