package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

final class Sends implements AutoCloseable {

    private final PostOffice post;
    final HttpURLConnection connection;

    Sends(String path) throws Exception {
        post = PostOffice.open();
        connection = (HttpURLConnection)
                post.under("payments.example").resolve(path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        post.close();
    }
}
