package dev.waxseal.detect.name;

/** The fields that carry credentials in a syntax of their own (RFC 9110 section 11, RFC 6265). */
public final class CredentialFields {
    private static final String AUTHORIZATION = "authorization";
    private static final String COOKIE = "cookie";
    private static final int LONGEST = 32;

    private CredentialFields() {}

    /** What all of their names have in them. */
    public static String[] keywords() {
        return new String[] {"authoriz", "cookie"};
    }

    public static boolean has(String name) {
        int n = name.length();
        return n >= COOKIE.length()
                && n <= LONGEST
                && (name.regionMatches(true, n - AUTHORIZATION.length(), AUTHORIZATION, 0, AUTHORIZATION.length())
                        || name.equalsIgnoreCase(COOKIE)
                        || name.equalsIgnoreCase("set-cookie")
                        || name.equalsIgnoreCase("cookies"));
    }
}
