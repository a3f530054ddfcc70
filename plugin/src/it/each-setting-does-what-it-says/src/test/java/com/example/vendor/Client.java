package com.example.vendor;

import com.example.post.Canary;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A library, for those who say which code is their own; and a program, whose JVM a test starts. */
public final class Client {

    private Client() {}

    public static void main(String[] arguments) throws IOException {
        send((HttpURLConnection) URI.create(arguments[0]).toURL().openConnection(), "card=" + Canary.CARD);
    }

    public static void send(HttpURLConnection to, String form) throws IOException {
        to.setDoOutput(true);
        to.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
        to.getResponseCode();
    }
}
