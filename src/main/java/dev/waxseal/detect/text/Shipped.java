package dev.waxseal.detect.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text files that are shipped with the detector: its rules and its words. */
public final class Shipped {

    /** The folder above this class's; taken from its name, since the agent's jar has the detector in another package. */
    private static final String FOLDER = "/"
            + Shipped.class
                    .getPackageName()
                    .substring(0, Shipped.class.getPackageName().lastIndexOf('.'))
                    .replace('.', '/')
            + "/";

    private Shipped() {}

    /**
     * Reads a file in UTF-8.
     *
     * @param file its path below the detector's folder: {@code rules/finance.rules}
     * @throws IOException when it cannot be read
     * @throws IllegalStateException when it was not shipped
     */
    public static BufferedReader reader(String file) throws IOException {
        InputStream in = stream(file);
        if (in == null) {
            throw new IllegalStateException("no " + FOLDER + file + " beside " + Shipped.class.getName());
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** A file as it is, or null where it was not shipped. */
    static @Nullable InputStream stream(String file) {
        return Shipped.class.getResourceAsStream(FOLDER + file);
    }
}
