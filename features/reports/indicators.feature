Feature: Indicators of a period
  Each has one formula, in words on the page; where there is no honest figure, the page says why.

  Background:
    Given it is 2026-03-09 20:00 in Dushanbe

  Rule: What is known later revises the figure and leaves the first release as it was

    Scenario: One late entry, one record voided
      Given 7 contacts of KHT in 2026-03
      And Amina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-03-08 10:00 about DOC-PASS
      And it is 2026-05-02 09:00 in Dushanbe
      And the consultation is voided
      And Amina was advised at KJD by MOBILE on 2026-03-20 10:00 about EMP-WAGE
      And Amina was advised at KJD by MOBILE on 2026-03-21 10:00 about EMP-WAGE
      Then I01 of 2026-Q1 is 9
      And I18 of 2026-Q1 is 22.2
      And I19 of 2026-Q1 is 77.8
      And I20 of 2026-Q1 is 1
      And I20 entered of 2026-Q1 is 2
      And I20 voided of 2026-Q1 is 1
      And I20 share of 2026-Q1 is 12.50
      And I25 of 2026-Q1 is 22.2
      And I01 of 2026-Q1 as known at 2026-04-10 12:00 is 8
      And I19 of 2026-Q1 as known at 2026-04-10 12:00 is not told: not_released
      And every indicator of 2026-Q1 leads the manager of all centres to what it counted

  Rule: A person is new once, and a day at a centre is one visit

    Scenario: Amina comes again, Zarina for the first time
      Given Amina, registered at KJD with consent to statistics
      And Zarina, registered at KJD with consent to statistics
      And Amina was advised at KHT on 2025-12-30 10:00 about DOC-PASS
      And Amina was advised at KJD on 2026-01-10 10:00 about DOC-PASS
      And Amina was advised at KJD on 2026-01-10 15:00 about EMP-WAGE
      And Zarina was advised at KJD by PHONE_IN on 2026-01-11 10:00 about DOC-PASS
      Then I02 of 2026-Q1 is 2
      And I03 of 2026-Q1 is 1
      And I04 of 2026-Q1 is 1
      And I05 of 2026-Q1 is 1.50
      And I06 of 2026-Q1 is 50.0
      And I22 of 2026-Q1 is not told: of_nothing
      And I22 of 2026-Q4 is not told: of_nothing
      And I21 of 2026-Q1 is not told: no_population
      And every indicator of 2026-Q1 leads the manager of all centres to what it counted
      And the manager of KJD finds behind I06 of 2026-Q1: Amina
      And nobody else finds anybody behind I06 of 2026-Q1

  Rule: A manager reads the own centre, an analyst all of them

    Scenario: Two centres
      Given 3 contacts of KJD in 2026-03
      And 2 contacts of KHT in 2026-03
      Then the manager of KJD reads 3 as I01 of 2026-Q1 at KJD
      And the manager of KJD gets no indicators of KHT
      And the manager of KJD gets no indicators of all centres
      And I01 of 2026-Q1 is 5

  Rule: Reach is told once the residents of the districts were entered

    Scenario: The administrator enters the residents of a district, and puts them right later
      Given Amina of district 3505401 at KJD
      And Zarina, registered at KJD with consent to statistics
      And Amina was advised at KJD on 2026-03-03 10:00 about DOC-PASS
      And Zarina was advised at KJD on 2026-03-03 10:00 about DOC-PASS
      And 4000 residents of district 3505401 were entered for 2025
      And it is 2026-04-20 09:00 in Dushanbe
      And 8000 residents of district 3505401 were entered for 2026
      Then I21 of 2026-Q1 as known at 2026-04-19 12:00 is 2.5
      And I21 of 2026-Q1 is 1.3
      And I21 of 2024-Q1 is not told: no_population
