Feature: T12, referrals and what became of them
  The cohort is what was sent in the period; it is followed to the vintage.

  Background:
    Given it is 2026-03-10 09:00 in Dushanbe

  Rule: A referral stays in the quarter in which it was sent

    Scenario: Answered in one quarter, completed in the next
      Given 3 referrals to LEGAL are sent
      And it is 2026-03-12 09:00 in Dushanbe
      And the first referral is accepted
      And the second referral is declined by the service
      And it is 2026-04-10 09:00 in Dushanbe
      And the first referral is completed
      And 1 referral to LEGAL is sent
      Then T12 of 2026-Q1 shows for LEGAL: sent 3, accepted 1, declined_provider 1, started 1, completed 1, open_ 1
      And T12 of 2026-Q1 as known at 2026-03-31 12:00 shows for LEGAL: sent 3, accepted 1, declined_provider 1, open_ 2
      And T12 of 2026-Q2 shows for LEGAL: sent 1, open_ 1

  Rule: Sensitive services are one line for whoever has no right to tell them apart

    Scenario: Health and shelter
      Given 2 referrals to HEALTH are sent
      And 1 referral to SHELTER is sent
      Then T12 of 2026-Q1 shows for RESTRICTED: sent 3, open_ 3
