package dev.waxseal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of each file that is signed, so that one signature covers all of them; written as {@code sha256sum} writes it
 * and {@code sha256sum --check} reads it.
 *
 * @param digests by name, in hexadecimal
 */
record Manifest(SortedMap<String, String> digests) {

    /** A name without a directory: what is signed lies beside its manifest. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)");

    /** Of these files in that directory. */
    static Manifest of(Path directory, Iterable<String> files) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String file : files) {
            digests.put(file, digest(Files.readAllBytes(directory.resolve(file))));
        }
        return new Manifest(digests);
    }

    /**
     * What stands in these bytes.
     *
     * @throws IOException if they are no manifest
     */
    static Manifest read(byte[] bytes) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || digests.put(parts.group(2), parts.group(1)) != null) {
                throw new IOException("a line of the manifest is none, or names a file for the second time");
            }
        }
        return new Manifest(digests);
    }

    byte[] bytes() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            lines.append(entry.getValue()).append("  ").append(entry.getKey()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
