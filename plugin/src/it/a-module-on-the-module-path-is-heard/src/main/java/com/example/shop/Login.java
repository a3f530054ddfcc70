package com.example.shop;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

public final class Login {

    public int send(URI to, String password) throws IOException {
        HttpURLConnection login = (HttpURLConnection) to.toURL().openConnection();
        login.setDoOutput(true);
        login.getOutputStream().write(("password=" + password).getBytes(StandardCharsets.US_ASCII));
        return login.getResponseCode(); // leaks: password
    }
}
