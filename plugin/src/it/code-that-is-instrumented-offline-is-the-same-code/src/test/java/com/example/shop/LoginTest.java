package com.example.shop;

import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void logs_in() throws Exception {
        Login.logsIn();
    }
}
