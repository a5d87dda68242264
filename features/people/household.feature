Feature: A household and how it stands

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the counsellor Firuz of the centre KJD
    And the administrator Rustam
    And Zarina is registered
    And Malika is registered

  Rule: A family is abandoned by the rule of the office, which is printed with it

    Scenario: A husband in Moscow, and no money for fourteen months
      Given Zarina is the head of a household with 3 children
      When it is assessed that the man is ABROAD since 2023-05, last money 2024-02, last word 2025-03
      Then her household is WOMEN_HEADED, SPLIT and ABANDONED
      And the rule that is printed is EITHER for 12 months

    Scenario Outline: Eleven months are not twelve
      Given Zarina is the head of a household with 3 children
      When it is assessed that the man is ABROAD since 2023-05, last money <money>, last word <word>
      Then her household is <types>

      Examples:
        | money   | word    | types                              |
        | 2024-05 | 2025-04 | WOMEN_HEADED and SPLIT             |
        | 2024-04 | 2025-04 | WOMEN_HEADED, SPLIT and ABANDONED  |
        | 2025-03 | 2024-04 | WOMEN_HEADED, SPLIT and ABANDONED  |
        | never   | 2025-04 | WOMEN_HEADED, SPLIT and ABANDONED  |
        | unknown | unknown | WOMEN_HEADED and SPLIT             |

    Scenario Outline: The office chooses which silence counts, and for how long
      Given the rule of the office is <basis> for <months> months
      And Zarina is the head of a household with 3 children
      When it is assessed that the man is ABROAD since 2023-05, last money 2024-02, last word 2025-03
      Then her household is <types>
      And the rule that is printed is <basis> for <months> months

      Examples:
        | basis      | months | types                             |
        | NO_MONEY   | 14     | WOMEN_HEADED, SPLIT and ABANDONED |
        | NO_MONEY   | 15     | WOMEN_HEADED and SPLIT            |
        | NO_CONTACT | 12     | WOMEN_HEADED and SPLIT            |
        | BOTH       | 12     | WOMEN_HEADED and SPLIT            |

    Scenario: A new rule does not change what was found by the old one
      Given Zarina is the head of a household with 3 children
      When it is assessed that the man is ABROAD since 2023-05, last money 2024-02, last word 2025-03
      And the rule of the office is NO_MONEY for 24 months
      Then her household is WOMEN_HEADED, SPLIT and ABANDONED
      And the rule that is printed is EITHER for 12 months

    Scenario: A dead man abandons nobody
      Given Zarina is the head of a household with 3 children
      When it is assessed that the man is DIED since 2023-05, last money 2023-05, last word 2023-05
      Then her household is WOMEN_HEADED

    Scenario: A counsellor does not make the rule
      When Gulnora wants the rule BOTH for 24 months
      Then it is refused with "policy.denied"

  Rule: One head, and one household at a time

    Scenario: A second head
      Given Zarina is the head of a household with 3 children
      When Malika is added to it as HEAD
      Then it is refused with "household.has_head"

    Scenario: Somebody who belongs elsewhere
      Given Zarina is the head of a household with 3 children
      And Malika is the head of a household with 1 child
      When Malika is added to it as PARENT
      Then it is refused with "household.belongs_already"

    Scenario: The daughter marries and has a household of her own
      Given Zarina is the head of a household with 3 children
      And Malika was added to it as CHILD
      And Malika left it because MARRIED
      When Malika is the head of a household with 0 children
      Then the household of Malika has 1 member
      And the household of Zarina has 4 members

    Scenario: Another head
      Given Zarina is the head of a household with 3 children
      And Malika was added to it as PARENT
      When Malika becomes its head and Zarina CHILD
      Then in the household of Zarina she is CHILD and Malika is HEAD

    Scenario: Without a head nothing is assessed
      Given Zarina is in a household as CHILD
      When it is assessed that the man is ABROAD since 2023-05, last money unknown, last word unknown
      Then it is refused with "household.no_head"

    Scenario: Nobody answers for a day that has not come
      Given Zarina is the head of a household with 3 children
      When it is assessed that the man is ABROAD since 2025-09, last money unknown, last word unknown
      Then it is refused with "household.month_ahead"

  Rule: A household opens no file

    Scenario: A member with a file at another centre
      Given Zarina is the head of a household with 3 children
      And Karima is registered by Firuz
      When Karima is added to it as PARENT
      Then it is refused with "record.unknown"

    Scenario: What was told is erased with whoever told it
      Given Zarina is the head of a household with 3 children
      And Malika was added to it as PARENT
      When Zarina is erased
      Then the household of Malika has 1 member

  Rule: T11 counts households, each once

    Scenario: Two households, one of them assessed twice
      Given Zarina is the head of a household with 3 children
      And it is assessed that the man is AT_HOME since unknown, last money unknown, last word unknown
      And Malika is the head of a household with 1 child
      And it is assessed that the man is LEFT since 2023-05, last money never, last word 2025-03
      When Zarina is assessed again: the man is ABROAD since 2025-04, last money unknown, last word unknown
      Then the households of the year are
        | centre | households | split | women_headed | abandoned | none_of_these |
        | KHT    | 2          | 1     | 2            | 1         | 0             |
      And the report prints the rule EITHER with 12 months

    Scenario: Without consent to statistics a household is a household only
      Given Zarina is the head of a household with 3 children
      And it is assessed that the man is ABROAD since 2023-05, last money 2024-02, last word 2025-03
      When Zarina withdraws the consent to statistics
      Then the households of the year are
        | centre | households | split | women_headed | abandoned | none_of_these |
        | KHT    | 1          | 0     | 0            | 0         | 0             |
