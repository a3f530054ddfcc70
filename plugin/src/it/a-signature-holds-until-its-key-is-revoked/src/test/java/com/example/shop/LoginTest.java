package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

public class LoginTest {

    @Test
    public void a_customer_logs_in() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection login = (HttpURLConnection)
                    post.under("localhost").resolve("/login").toURL().openConnection();
            login.setDoOutput(true);
            login.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            login.getResponseCode();
        }
    }
}
