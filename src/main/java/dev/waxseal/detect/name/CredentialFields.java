package dev.waxseal.detect.name;

import java.util.Locale;

/** The fields that carry credentials in a syntax of their own (RFC 9110 section 11, RFC 6265). */
public final class CredentialFields {
    private CredentialFields() {}

    /** What all of their names have in them. */
    public static String[] keywords() {
        return new String[] {"authoriz", "cookie"};
    }

    public static boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("authorization")
                || lower.equals("cookie")
                || lower.equals("set-cookie")
                || lower.equals("cookies");
    }
}
