Feature: What a file says beside the name
  The first page of a registration asks for little. The rest is asked when there is time, section by section, and each
  section says for itself whether it was asked.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered

  Rule: Each section stands for itself

    Scenario: A section that nobody asked for is not there
      Then the section FAMILY of Zarina was not asked

    Scenario: Six people at home, three of them children
      When Gulnora writes down on day 2 that Zarina has 6 people at home, 3 of them under 18
      Then the section FAMILY of Zarina was told on day 2
      And Zarina has 6 people at home, 3 of them under 18

    Scenario: Two counsellors fill two sections at once
      When Gulnora writes down on day 2 that Zarina has 6 people at home, 3 of them under 18
      And Gulnora writes down on day 2 that Zarina speaks "tg ru" and reads: YES
      Then the section FAMILY of Zarina was told on day 2
      And the section LANGUAGES of Zarina was told on day 2

    Scenario: Two counsellors fill the same section at once
      Given Gulnora writes down on day 2 that Zarina has 6 people at home, 3 of them under 18
      When Gulnora, who saw an empty section, writes on day 2 that Zarina has 7 people at home
      Then it is refused with "record.changed_meanwhile"
      And Zarina has 6 people at home, 3 of them under 18

    Scenario: What stands changes for a reason only
      Given Gulnora writes down on day 2 that Zarina has 6 people at home, 3 of them under 18
      When Gulnora changes it on day 9 to 7 people at home without a reason
      Then it is refused with "section.reason_missing"
      When Gulnora changes it on day 9 to 7 people at home because of NEW_INFORMATION
      Then the section FAMILY of Zarina was told on day 9

    Scenario: More children than people
      When Gulnora writes down on day 2 that Zarina has 3 people at home, 5 of them under 18
      Then it is refused with "migrant.household_count"

    Scenario: An empty section is no answer
      When Gulnora saves the section WORK of Zarina with nothing in it
      Then it is refused with "section.empty"

  Rule: Without consent to be recorded nothing more is written down

    Scenario: The consent was taken back
      Given Zarina takes back the consent to be recorded on day 3
      When Gulnora writes down on day 4 that Zarina speaks "tg" and reads: NO
      Then it is refused with "consent.recording_missing"

  Rule: An age that was guessed is told as such

    Scenario: About 34 on the day of registration
      When Gulnora registers Halima, about 34 years old on day 0
      Then Halima is ESTIMATED to be born in 1991
      And the file of Halima says 34 years on day 0

    Scenario: A birth date that is found later takes the guess away
      Given Gulnora registers Halima, about 34 years old on day 0
      When Gulnora corrects the birth of Halima to 1990-05-17
      Then the file of Halima tells no guessed age

  Rule: A file is given to somebody who works with files at the centre

    Scenario: A stranger, a colleague elsewhere
      When the file of Zarina is given to a stranger
      Then it is refused with "case.owner_elsewhere"
