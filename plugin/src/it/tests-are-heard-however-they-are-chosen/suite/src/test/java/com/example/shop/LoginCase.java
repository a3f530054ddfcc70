package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoginCase {

    @Test
    void logs_in() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection connection = (HttpURLConnection)
                    post.under("payments.example").resolve("/case").toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            connection.getResponseCode(); // leaks: password
        }
    }
}
