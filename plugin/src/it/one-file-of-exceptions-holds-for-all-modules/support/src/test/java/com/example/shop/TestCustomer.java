package com.example.shop;

/** Named like a test, and none. */
public class TestCustomer {

    public String name() {
        return "Ada";
    }
}
