package com.example.shop;

import io.cucumber.java.en.When;

public class LoginSteps {

    @When("{word} {word} logs in")
    public void logs_in(String a, String customer) throws Exception {
        try (Sends sends = new Sends("/login")) {
            sends.connection.getResponseCode(); // leaks: password
        }
    }
}
