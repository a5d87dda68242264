Feature: A centre adds topics of its own
  People come to a centre with what no list foresaw. It adds a topic below one that everybody has, in its own words; in
  reports the topic counts where it stands, so that centres stay comparable.

  Background:
    Given it is 2026-03-31 20:00 in Dushanbe
    And Amina, registered at KJD with consent to statistics
    And KJD adds the topic "Нотариус" below DOC, which becomes DOC-KJD.1
    And KJD adds the topic "Паспорти гумшуда" below DOC-PASS, which becomes DOC-PASS-KJD.2

  Scenario: It counts under the topic where it stands, and is shown in the centre's words
    Given KJD adds the topic "Ҷабрдида" below LEG-TRAFF, which becomes LEG-TRAFF-KJD.3
    When Amina is advised at KJD on 2026-03-10 10:00 about DOC-KJD.1, DOC-PASS-KJD.2, DOC-PASS, LEG-TRAFF-KJD.3
    Then the consultation is about DOC-KJD.1, DOC-PASS-KJD.2, DOC-PASS, LEG-TRAFF-KJD.3
    And T3 of 2026-Q1 counts 2 topics DOC-PASS
    And T3 of 2026-Q1 counts 3 topics DOC
    And T3 of 2026-Q1 counts 1 topic RESTRICTED
    And T3 of 2026-Q1 counts 4 topics _T
    And T3 of 2026-Q1 has no line of the centre's own
    And the list of consultations about DOC-KJD.1 has 1 line
    And the list of consultations about DOC-PASS has 1 line
    And the list of consultations about EMP has 0 lines

  Scenario: A withdrawn topic is no longer offered, and what was recorded stays, put right as well
    Given Amina was advised at KJD on 2026-03-11 10:00 about DOC-KJD.1
    When KJD withdraws DOC-KJD.1
    And the consultation is corrected to PHONE_IN about DOC-KJD.1
    Then T3 of 2026-Q1 counts 1 topic DOC
    And the list of consultations about DOC-KJD.1 has 1 line
    When Amina is advised at KJD on 2026-03-11 10:00 about DOC-KJD.1
    Then the record is refused with "centre.topic_withdrawn"

  Scenario: What another centre added cannot be recorded
    When Amina is advised at KHT on 2026-03-10 10:00 about DOC-KJD.1
    Then the record is refused with "centre.topic_unknown"
