Feature: Scans and photographs in a file

  Background:
    Given the counsellor Gulnora of the centre KHT
    And the manager Daler of the centre KHT
    And the counsellor Firuz of the centre KJD
    And Zarina is registered

  Rule: Only the picture is kept, sealed under the key of the person

    Scenario: A photograph of a passport
      When Gulnora adds a photograph of her passport that says where it was taken
      Then her file holds 1 attachment
      And Gulnora opens it, and it says nothing of where it was taken
      And at rest nobody can read where it was taken

    Scenario: A PDF with a program and another file within
      When Gulnora adds a PDF of 2 pages that holds a program and another file
      Then her file holds 1 attachment
      And what is handed out has 2 pages and holds nothing else

    Scenario: A picture of four thousand million pixels
      When Gulnora adds a picture that says that it has 65000 by 65000 pixels
      Then it cannot be taken because "attachment.pixels"
      And her file holds 0 attachments

  Rule: A photograph of a person needs consent

    Scenario: Without consent
      When Gulnora adds her portrait
      Then it is refused with "consent.photo_missing"
      And no byte of it is kept

    Scenario: Withdrawn consent
      Given Zarina agrees to photographs
      And Gulnora adds her portrait
      When Zarina withdraws the consent to photographs
      Then Gulnora does not get to see it

  Rule: Whoever may not read the file sees nothing of it

    Scenario: The manager sees that there is one
      Given Gulnora adds a photograph of her passport that says where it was taken
      Then Daler does not get to see it

    Scenario: For another centre there is none
      When Firuz adds a photograph of her passport that says where it was taken
      Then it is refused with "record.unknown"
      And no byte of it is kept

  Rule: It goes with the person, and before when it is removed

    Scenario: Removed
      Given Gulnora adds a photograph of her passport that says where it was taken
      When Gulnora removes it because REPLACED
      Then her file holds 0 attachments
      And no byte of it is kept

    Scenario: Erased
      Given Gulnora adds a photograph of her passport that says where it was taken
      When Zarina is erased
      Then no byte of it is kept
      And the house finds nothing amiss
