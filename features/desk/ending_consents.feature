Feature: Consents that end are asked for anew
  What somebody agreed to for a time must be asked again before the time is over. Who looks after them sees whom to
  ask and until when; a manager sees it for the whole centre.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the manager Davlat of the centre KHT
    And the counsellor Firuz of the centre KJD
    And Zarina is registered
    And Madina is registered
    And Sitora is registered
    And Zarina agreed to SMS until day 110
    And Madina agreed to CONTACT until day 80
    And Sitora agreed to SMS until day 300
    And the counsellor Nilufar of the centre KHT
    And Gulnora looks after Zarina

  Scenario: Whom to ask, and until when
    When Davlat lists people whose consent is "ending"
    Then the list tells of Zarina that SMS ends on day 110
    When Davlat lists people whose consent is "ended"
    Then the list tells of Madina that CONTACT ends on day 80
    When Davlat lists people whose consent is "due"
    Then the list shows Madina before Zarina
    When Firuz lists people whose consent is "due"
    Then the list is empty

  Scenario: The page of the day counts the files that one may open, a manager's all of the centre
    Given Nilufar looks after Madina
    Then the day of Gulnora tells of 1 that ends and 0 that ended
    And the day of Davlat tells of 1 that ends and 1 that ended

  Scenario: Who agreed anew or said no is no longer asked
    Given Madina agreed to CONTACT until day 400
    And Zarina withdrew SMS
    When Gulnora lists people whose consent is "due"
    Then the list is empty
