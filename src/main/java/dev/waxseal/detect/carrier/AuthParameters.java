package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/** Reads the parameters of an authentication scheme (RFC 9110 section 11.2): {@code name="value", name=value}. */
public final class AuthParameters {
    private AuthParameters() {}

    /** Whether these are parameters, and no token that ends in the padding of Base64. */
    public static boolean are(String credentials) {
        int end = nameEnd(credentials, 0);
        int equals = Chars.skipSpace(credentials, end);
        return end > 0
                && end <= 40
                && equals + 1 < credentials.length()
                && credentials.charAt(equals) == '='
                && credentials.charAt(equals + 1) != '=';
    }

    /** The parameters, in a scope of their own within the given one. */
    public static Scope read(String credentials, String location, Scope outer) {
        Scope scope = outer.nested();
        int i = 0;
        while (i < credentials.length()) {
            int nameEnd = nameEnd(credentials, i);
            int equals = nameEnd < credentials.length() ? Chars.skipSpace(credentials, nameEnd) : nameEnd;
            if (nameEnd == i || equals >= credentials.length() || credentials.charAt(equals) != '=') {
                i = Math.max(i + 1, nameEnd);
                continue;
            }
            int from = equals + 1 < credentials.length() ? Chars.skipSpace(credentials, equals + 1) : equals + 1;
            boolean quoted = from < credentials.length() && credentials.charAt(from) == '"';
            int start = quoted ? from + 1 : from;
            int to = start;
            while (to < credentials.length() && !ends(credentials.charAt(to), quoted)) {
                to++;
            }
            String value = credentials.substring(start, to).replace("+", "%2B");
            scope.add(location, credentials.substring(i, nameEnd), FormWalk.decode(value, 0, value.length()));
            i = to + 1;
        }
        return scope;
    }

    private static boolean ends(char c, boolean quoted) {
        return quoted ? c == '"' : c == ',' || c == ';' || c == '&' || c <= ' ';
    }

    private static int nameEnd(String s, int from) {
        int i = from;
        while (i < s.length() && (Chars.word(s.charAt(i)) || s.charAt(i) == '_' || s.charAt(i) == '-')) {
            i++;
        }
        return i;
    }
}
