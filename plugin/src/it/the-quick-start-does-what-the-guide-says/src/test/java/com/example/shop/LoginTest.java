package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final String host = System.getProperty("host", "customers.example");

    @Test
    void a_customer_logs_in() throws Exception {
        try (PostOffice post = Boolean.getBoolean("sealed") ? PostOffice.sealed(host) : PostOffice.open()) {
            HttpURLConnection login = (HttpURLConnection)
                    post.under(host).resolve("/login").toURL().openConnection();
            login.setDoOutput(true);
            login.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            login.getResponseCode();
        }
    }
}
