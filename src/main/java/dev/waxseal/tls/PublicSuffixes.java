package dev.waxseal.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Names below which a registry gives out domains to anyone, such as {@code co.uk}: the first part of publicsuffix.org's list,
 * read from {@code public-suffixes.txt} when a wildcard is met for the first time. What companies let others have names
 * below, such as {@code github.io}, is not among them, for those have certificates for all of it.
 */
final class PublicSuffixes {

    private static final Set<String> RULES = rules();

    private PublicSuffixes() {}

    /** Whether this name, in small letters, is one; every name of one label is. */
    static boolean has(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0
                || RULES.contains(domain)
                || (RULES.contains('*' + domain.substring(dot)) && !RULES.contains('!' + domain));
    }

    private static Set<String> rules() {
        Set<String> rules = new HashSet<>(8192);
        try (InputStream file = PublicSuffixes.class.getResourceAsStream("public-suffixes.txt")) {
            if (file == null) {
                throw new IllegalStateException("public-suffixes.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rules.add(line);
                }
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
