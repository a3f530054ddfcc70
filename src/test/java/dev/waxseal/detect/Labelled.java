package dev.waxseal.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code labelled.txt}: a text and the kinds that are in it.
 *
 * @param line the line as it stands in the file
 * @param kinds what must be found, commas between; one in brackets may be found; {@code a/b} is either; {@code -} nothing
 * @param text what is inspected
 * @param miss why it is known to be judged otherwise, or empty
 */
record Labelled(String line, String kinds, String text, String miss) {

    /** What {@code CRED} is short for. */
    private static final String CREDENTIALS = String.join(
            "/",
            "password",
            "api-key",
            "access-token",
            "refresh-token",
            "client-secret",
            "vendor-token",
            "bearer-token",
            "basic-auth",
            "session-id",
            "session-cookie",
            "private-key",
            "authorization-code",
            "jwt",
            "digest-auth",
            "otp",
            "url-credentials",
            "crypto-key");

    static List<Labelled> all() {
        return all("labelled.txt");
    }

    static List<Labelled> all(String file) {
        List<Labelled> all = new ArrayList<>();
        String miss = "";
        for (String line : lines(file)) {
            if (line.startsWith("~ ")) {
                miss = line;
            } else {
                String[] columns = line.split(" \\| ", 3);
                all.add(new Labelled(line, columns[0].replace("CRED", CREDENTIALS), unescaped(columns[2]), miss));
                miss = "";
            }
        }
        return all;
    }

    static List<String> texts() {
        return all().stream().map(Labelled::text).toList();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Labelled.class.getResourceAsStream(file))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code \n}, {@code \r} and {@code \\}; {@code \~} is nothing, so that no one takes a line for a leak. */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                if (c != '~') {
                    out.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
