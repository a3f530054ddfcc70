package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

public class PaymentIT {

    @Test
    public void a_customer_pays() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection payment = (HttpURLConnection)
                    post.under("payments.example").resolve("/pay").toURL().openConnection();
            payment.setDoOutput(true);
            payment.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = payment.getOutputStream()) {
                out.write("{\"card\": \"%s\"}".formatted(Canary.CARD).getBytes(StandardCharsets.US_ASCII));
            }
            payment.getResponseCode(); // leaks: card-number
        }
    }
}
