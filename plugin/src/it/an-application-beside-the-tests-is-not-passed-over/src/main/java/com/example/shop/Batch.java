package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class Batch {

    public static void main(String[] arguments) throws Exception {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection login = (HttpURLConnection)
                    post.under("payments.example").resolve("/batch").toURL().openConnection();
            login.setDoOutput(true);
            login.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            login.getResponseCode(); // leaks: password
        }
        Files.createFile(Path.of("target", "batch.done"));
    }
}
