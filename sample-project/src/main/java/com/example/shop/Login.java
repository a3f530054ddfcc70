package com.example.shop;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Lets customers in. Talks as the JDK always could. */
public final class Login {

    private final URI customers;

    public Login(URI customers) {
        this.customers = customers;
    }

    /** Whether that is the customer's password. */
    public boolean accepts(String customer, String password) throws IOException {
        HttpURLConnection login =
                (HttpURLConnection) customers.resolve("/login").toURL().openConnection();
        login.setRequestProperty("Content-Type", "application/json");
        login.setDoOutput(true);
        String credentials = "{\"customer\": \"%s\", \"password\": \"%s\"}".formatted(customer, password);
        try (OutputStream body = login.getOutputStream()) {
            body.write(credentials.getBytes(StandardCharsets.UTF_8));
        }
        return login.getResponseCode() == 200; // leaks: password
    }
}
