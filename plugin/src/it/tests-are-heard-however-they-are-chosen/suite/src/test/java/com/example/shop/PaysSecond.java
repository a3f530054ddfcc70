package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PaysSecond {

    @Test
    void pays_and_fails() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection connection = (HttpURLConnection)
                    post.under("payments.example").resolve("/second").toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            connection.getResponseCode(); // leaks: password
        }
        throw new AssertionError("too poor");
    }
}
