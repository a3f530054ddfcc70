package com.example.kit;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

public class LoginContract {

    @Test
    void logs_in() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection connection = (HttpURLConnection)
                    post.under("payments.example").resolve("/contract").toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            connection.getResponseCode(); // leaks: password
        }
    }
}
