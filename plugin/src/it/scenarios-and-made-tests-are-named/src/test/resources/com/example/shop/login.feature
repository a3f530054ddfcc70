Feature: Login

  Scenario: A customer logs in
    When a customer logs in

  Scenario Outline: Many log in
    When <who> logs in

    Examples:
      | who        |
      | a customer |
      | a partner  |
