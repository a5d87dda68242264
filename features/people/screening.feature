Feature: Who is in danger
  Questions are asked gently and in part; what was answered is for those who look after the person.

  Background:
    Given the counsellor Kamol of the centre KJD
    And the counsellor Nigora of the centre KJD
    And the hotline operator Zafar of the centre KJD
    And the manager Bahrom of the centre KJD
    And Dilshod, a man born in 1986, is registered at KJD on day 0

  Rule: Answers may be partial, and an earlier answer stays

    Scenario: Two screenings
      When Kamol asks Dilshod on day 1 and hears yes to FL08
      And Kamol asks Dilshod on day 9 and hears yes to FL05, FL07
      Then Kamol reads 2 screenings, the newest with FL05, FL07

    Scenario: Whoever asks looks after him
      When Kamol asks Dilshod on day 1 and hears yes to FL08
      Then Dilshod is Kamol's

    Scenario: No answer is no screening
      When Kamol asks Dilshod on day 1 and hears nothing
      Then it is refused with "screening.empty"

  Rule: The house suggests, people decide

    Scenario: A pattern
      When Kamol asks Dilshod on day 1 and hears yes to FL05, FL07
      Then it is suggested to consider REFER_ANTI_TRAFFICKING, REFER_SHELTER, RESTRICT_FILE
      And the file of Dilshod is not restricted

    Scenario: Withheld wages alone suggest nothing
      When Kamol asks Dilshod on day 1 and hears yes to FL08
      Then nothing is suggested

    Scenario: A lot of difficulty in one thing is a disability
      When Kamol asks Dilshod on day 1 and hears that SEEING is A_LOT
      Then a disability is noted

    Scenario: Some difficulty is not
      When Kamol asks Dilshod on day 1 and hears that SEEING is SOME
      Then no disability is noted

  Rule: Only those who need it read the answers

    Scenario: Colleagues, hotline, manager
      Given Kamol asks Dilshod on day 1 and hears yes to FL05
      Then Nigora cannot read the screenings
      And Zafar cannot read the screenings
      And Bahrom cannot read the screenings
      And the history that Kamol reads does not tell the answers

    Scenario: The file goes back to the desk
      Given Kamol asks Dilshod on day 1 and hears yes to FL05
      When Kamol gives the file back to the desk
      Then Nigora may ask, but does not read the answers
