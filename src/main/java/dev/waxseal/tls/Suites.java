package dev.waxseal.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of cipher suites, read from {@code suites.txt} when one is needed for the first time. */
final class Suites {

    private static final Map<Integer, String> NAMES = names();

    private Suites() {}

    /** As IANA has it; of a suite that it does not know, the number. */
    static String name(int suite) {
        String name = NAMES.get(suite);
        return name == null ? hexadecimal(suite) : name;
    }

    static String hexadecimal(int number) {
        String digits = Integer.toHexString(number);
        return "0x" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>(1024);
        try (InputStream file = Suites.class.getResourceAsStream("suites.txt")) {
            if (file == null) {
                throw new IllegalStateException("suites.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    names.put(Integer.parseInt(line, 0, 4, 16), line.substring(5));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
