Feature: The caseload of a centre
  A manager sees who works on how much, and moves work from one colleague to another.

  Background:
    Given the counsellor Gulnora at work in KHT
    And the counsellor Farrukh at work in KHT
    And the manager Daler at work in KHT
    And Zarina is registered
    And Madina is registered
    And Gulnora opens a case "family" of Zarina about FAM-ABAND on day 0
    And Gulnora sets the task "court" of "family" for day 10 on day 1
    And Gulnora opens a case "wages" of Madina about EMP-WAGE on day 30

  Scenario: What a manager sees
    When Daler looks at the caseload on day 70
    Then the caseload is
      | name    | cases | overdue | quiet | files |
      | Gulnora | 2     | 1       | 1     | 0     |
      | Farrukh | 0     | 0       | 0     | 0     |

  Scenario: A word from the person ends the silence
    Given Gulnora notes in "family" on day 65 that she spoke with Zarina
    When Daler looks at the caseload on day 70
    Then the caseload is
      | name    | cases | overdue | quiet | files |
      | Gulnora | 2     | 1       | 0     | 0     |

  Scenario: A file goes to a colleague with its cases and its tasks
    When Daler hands the file of Zarina with "family" to Farrukh on day 40
    And Daler looks at the caseload on day 70
    Then the caseload is
      | name    | cases | overdue | quiet | files |
      | Gulnora | 1     | 0       | 0     | 0     |
      | Farrukh | 1     | 1       | 1     | 1     |
    And Farrukh is told of CASE_ASSIGNED, FILE_ASSIGNED

  Scenario: The files of a colleague, to choose from
    When Daler looks at the files of Gulnora on day 70
    Then there are 2 files, of Madina and Zarina, and they can be handed to Farrukh

  Scenario: A file that went elsewhere meanwhile stays where it is
    Given Daler hands the file of Zarina with "family" to Farrukh on day 40
    When Daler, who has not seen that, hands the file of Zarina to Gulnora on day 41
    Then it is refused with "record.changed_meanwhile"

  Scenario: Figures by centre
    Given Gulnora finishes the task "court" of "family" on day 47
    And Gulnora closes "family" with ALIMONY_ORDERED on day 48
    And Gulnora closes "wages" with WAGES_PARTLY on day 58
    And Gulnora reopens "wages" because NEW_FACTS on day 60
    Then the caseload of the year counts
      | centre | opened | closed | reopened | open_at_end | median_days |
      | KHT    | 2      | 2      | 1        | 1           | 38          |

  Scenario: Figures by counsellor, for the manager of the centre alone
    Given Daler hands the file of Zarina with "family" to Farrukh on day 40
    And Farrukh finishes the task "court" of "family" on day 47
    And Farrukh closes "family" with ALIMONY_ORDERED on day 48
    And Gulnora closes "wages" with WAGES_PARTLY on day 58
    And Farrukh reopens "family" because NEW_FACTS on day 60
    Then the caseload of the year counts for Daler, by counsellor
      | counsellor | opened | closed | reopened | open_at_end | median_days |
      | Gulnora    | 2      | 1      | 0        | 0           | 28          |
      | Farrukh    | 0      | 1      | 1        | 1           | 48          |
      | _T         | 2      | 2      | 1        | 1           | 38          |
    And as known on day 39 it counted
      | counsellor | opened | closed | reopened | open_at_end | median_days |
      | Gulnora    | 2      | 0      | 0        | 2           | –           |
      | _T         | 2      | 0      | 0        | 2           | –           |
    And analysts and counsellors read no table by counsellor
    And behind "open_at_end" of Farrukh stands the case of Zarina
