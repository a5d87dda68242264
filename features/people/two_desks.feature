Feature: Two desks, one file
  A team of two was in the villages for three days. Back at their desks both write down what they heard, in the same
  file. What does not clash is simply there; what does is decided by a human who sees both.

  Background:
    Given it is 2026-05-14 16:00 in Bokhtar
    And the counsellors Farrukh and Nigora of the centre KHT
    And Rustam Qodirov, born 1991, phone +992 90 111 11 11, whose file stands at version 6
    And Farrukh and Nigora have both opened the contact of Rustam Qodirov

  Rule: Two consultations do not clash

    Scenario: Each logs what was asked of them
      When Farrukh logs a consultation of 09:10 about DOC-PATENT
      And Nigora logs a consultation of 11:40 about FIN-REM
      Then the file shows 2 consultations, of Farrukh and of Nigora
      And T1 of 2026-05 counts 2 contacts of KHT
      And T2 of 2026-05 counts 1 person

    Scenario: The same page sent twice adds nothing
      When Farrukh logs a consultation of 09:10 about DOC-PATENT
      And Nigora logs a consultation of 11:40 about FIN-REM
      And both send their last page a second time
      Then the file shows 2 consultations, of Farrukh and of Nigora
      And T1 of 2026-05 counts 2 contacts of KHT

    Scenario: A consultation does not stand in the way of a new phone
      When Farrukh logs a consultation of 09:10 about DOC-PATENT
      And Nigora changes the phone to +992 55 333 33 33
      Then the phone of Rustam Qodirov is +992 55 333 33 33

  Rule: Two phones do

    Background:
      Given Farrukh changes the phone to +992 93 222 22 22
      When Nigora changes the phone to +992 55 333 33 33

    Scenario: Whoever comes second is shown both, and nothing is lost
      Then Nigora is told that somebody changed it while she was typing
      And her page shows +992 93 222 22 22 as what stands there, and +992 55 333 33 33 as what she typed
      And the phone of Rustam Qodirov is +992 93 222 22 22

    Scenario: She decides for hers
      When Nigora sends the page once more
      Then the phone of Rustam Qodirov is +992 55 333 33 33
      And the history shows +992 93 222 22 22 by Farrukh and +992 55 333 33 33 by Nigora

    Scenario: She lets the other one stand
      When Nigora leaves the page
      Then the phone of Rustam Qodirov is +992 93 222 22 22
