package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

public final class Login {

    private Login() {}

    public static void logsIn() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection connection = (HttpURLConnection)
                    post.under("payments.example").resolve("/login").toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            connection.getResponseCode(); // leaks: password
        }
    }
}
