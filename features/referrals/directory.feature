Feature: The directory of organisations
  Who helps with what, near whom; and which entries should not be relied on.

  Background:
    Given the counsellor Gulnora of the centre KJD
    And the manager Daler of the centre KJD

  Scenario: Near comes first
    Given the organisation "Hope" for LEGAL in the districts 3505401
    And the organisation "Region" for LEGAL in the region TJ-SU
    And the organisation "Far" for LEGAL in the region TJ-KT
    And the organisation "Doctors" for HEALTH in the region TJ-SU
    When somebody of the district 3505401 in TJ-SU needs LEGAL
    Then the directory shows "Hope" as district, "Region" as region, "Far" as elsewhere

  Scenario: Entries that warn
    Given the organisation "Licensed" for LEGAL whose licence ends on day 10
    And the organisation "Closed" for LEGAL that is suspended
    When the directory is read on day 20
    Then "Licensed" warns of licence
    And "Closed" warns of suspended

  Scenario: After the months of the office somebody should ask again
    Given the organisation "Hope" for LEGAL in the region TJ-SU
    When the directory is read on day 300
    Then "Hope" warns of unverified
    Given "Hope" is asked about on day 301
    When the directory is read on day 302
    Then "Hope" warns of nothing

  Scenario: A counsellor reads the directory and does not keep it
    When Gulnora lists the organisation "Mine"
    Then it is refused with "policy.denied"
