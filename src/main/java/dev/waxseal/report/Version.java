package dev.waxseal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which Waxseal this is. */
public final class Version {

    /** Such as {@code 1.2.0}. */
    public static final String CURRENT = read();

    private Version() {}

    private static String read() {
        try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(version).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
