package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;

/** The password in the user information of a URL: {@code scheme://user:password@host} (RFC 3986 section 3.2.1). */
final class UserInfo {
    private static final int MAX = 256;

    /** No password has more of the sign that ends it. */
    static final int MAX_SIGNS = 3;

    private UserInfo() {}

    /** Whether the slash stands in {@code jdbc:oracle:thin:user/password@host}. */
    private static boolean oracle(String s, int slash) {
        return s.substring(Math.max(0, slash - 80), slash).contains("jdbc:oracle:");
    }

    /** Where the password before this {@code @} begins, or -1 where the URL names none. */
    static int passwordStart(String s, int at) {
        if (at > 0 && s.charAt(at - 1) == '@') {
            return -1;
        }
        int least = Math.max(2, at - MAX);
        int colon = -1;
        int signs = 0;
        for (int i = at - 1; i >= least; i--) {
            char c = s.charAt(i);
            if (c == '@' && ++signs > MAX_SIGNS) {
                return -1;
            } else if (c == ':') {
                colon = i;
            } else if (c == '/' && s.charAt(i - 1) == '/' && s.charAt(i - 2) == ':') {
                boolean host = at + 1 < s.length() && (Chars.word(s.charAt(at + 1)) || s.charAt(at + 1) == '[');
                return host && colon > i && colon + 1 < at ? colon + 1 : -1;
            } else if (c == '/' && oracle(s, i)) {
                return i + 1 < at ? i + 1 : -1;
            } else if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '?' || c == '\\' || c == '/') {
                return -1;
            }
        }
        return -1;
    }
}
