package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.post.Canary;
import com.example.post.PostOffice;
import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void a_customer_logs_in() throws Exception {
        assertTrue(Login.class.getModule().isNamed());
        try (PostOffice post = PostOffice.open()) {
            new Login().send(post.under("payments.example"), Canary.PASSWORD);
        }
    }
}
