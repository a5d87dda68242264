Feature: Unpaid wages, from the first talk to the outcome
  A claim belongs to the case and to the referral that is to get it paid; what comes back is counted in its currency.

  Scenario: Two employers, one of whom pays in part
    Given the counsellor Gulnora of the centre KHT
    And Zarina is registered
    And Zarina agrees to sharing on day 0
    And Zarina is owed 200000 RUB in RUS as "Moscow" since day 0
    And Zarina is owed 90000 KZT in KAZ as "Almaty" since day 0
    And the case of EMP-WAGE is opened on day 1 with "Moscow" and "Almaty"
    And a referral "inspection" of Zarina to LABOUR_INSPECTION is sent on day 2
    And "Moscow" is part of "inspection" on day 2
    And "inspection" is accepted on day 5
    When 80000 of "Moscow" is paid on day 30
    And 40000 of "Moscow" is paid on day 58
    And "inspection" ends on day 60 with PARTLY
    And "Moscow" is closed as PAID_IN_PART on day 60
    And "Almaty" is closed as NO_PROSPECT on day 60
    And the case ends on day 61 with WAGES_PARTLY
    Then the claims of the year are
      | worked_in | claims | closed | claimed | recovered | recovered_share |
      | KAZ-KZT   | 1      | 1      | 90000   | 0         | 0               |
      | RUS-RUB   | 1      | 1      | 200000  | 120000    | 60              |
    And the referrals sent in the year are
      | service           | sent | accepted | completed | open_ |
      | LABOUR_INSPECTION | 1    | 1        | 1         | 0     |
    And "Moscow" shows its case, "inspection" and two payments, and 80000 still owed
    And the case ended with WAGES_PARTLY and holds both claims
