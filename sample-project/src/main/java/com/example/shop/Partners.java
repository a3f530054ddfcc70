package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/** Where the shop's partners are reached, as {@code shop.properties} says. */
public record Partners(URI customers, URI payments, URI newsletter) {

    /** The partners, all at this port. */
    public static Partners atPort(int port) {
        Properties properties = configured();
        String scheme = properties.getProperty("scheme");
        return new Partners(
                URI.create(scheme + "://" + properties.getProperty("customers") + ":" + port),
                URI.create(scheme + "://" + properties.getProperty("payments") + ":" + port),
                URI.create(scheme + "://" + properties.getProperty("newsletter") + ":" + port));
    }

    /** Whether what is sealed may be read by anyone. */
    static boolean takeAnyone() {
        return configured().getProperty("reader").equals("anyone");
    }

    private static Properties configured() {
        Properties properties = new Properties();
        try (InputStream in = Partners.class.getResourceAsStream("/shop.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
