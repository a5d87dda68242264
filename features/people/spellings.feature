Feature: One name, many spellings
  People spell their names as the last clerk did. Every spelling finds the same file, and nobody is
  merged because their names are alike.

  Background:
    Given the counsellor Gulnora of the centre KHT
    And a man is registered there as Шодӣ Раҳимов

  Scenario Outline: Four spellings, one person
    When Gulnora searches for "<typed>"
    Then the file of Шодӣ Раҳимов is offered

    Examples:
      | typed |
      | Шодӣ  |
      | Шоди  |
      | Shodi |
      | Shodī |

  Scenario: Two endings of one family name are two people until somebody says otherwise
    Given a man is registered there as Рустам Каримов
    And a woman is registered there as Нигора Каримова
    When Gulnora searches for "Каримов"
    Then the files of Рустам Каримов and Нигора Каримова are offered, two of them
    When Gulnora searches for "Каримова"
    Then the files of Рустам Каримов and Нигора Каримова are offered, two of them
