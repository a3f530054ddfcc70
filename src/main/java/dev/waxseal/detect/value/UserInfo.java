package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.XmlWalk;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;

/** The password in the user information of a URL: {@code scheme://user:password@host} (RFC 3986 section 3.2.1). */
final class UserInfo extends Recognizer {
    private static final int MAX = 256;

    /** No password has more of the sign that ends it. */
    static final int MAX_SIGNS = 3;

    /** How far a user with a password reaches. */
    private static final int REACH = 255;

    UserInfo() {
        super(Kind.URL_CREDENTIALS, "@", "@");
    }

    @Override
    int end(String s, int at) {
        return passwordStart(s, at) < 0 ? -1 : at + 1;
    }

    @Override
    int find(String s, int at, Found found) {
        int from = passwordStart(s, at);
        if (from >= 0 && !NoValue.is(XmlWalk.entities(s.substring(from, at)))) {
            tell(found, from, at);
        }
        return from < 0 ? -1 : at + 1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        if (!Emails.parted(b, from, to, at)) {
            return at + 2 < to && b[at + 1] == '/' && b[at + 2] == '/' && oracle(b, from, at); // …@//host:1521/x
        }
        int signs = 0;
        for (int i = at - 1; i > from + 1 && at - i < REACH && b[i] > ' ' && b[i] != '"'; i--) {
            signs += b[i] == '@' ? 1 : 0;
            if (signs > MAX_SIGNS) {
                return false;
            }
            if (b[i] == '/' && (b[i - 1] == '/' || b[i - 1] == '\\')) {
                return true;
            }
        }
        return false;
    }

    /** Whether the slash stands in {@code jdbc:oracle:thin:user/password@host}. */
    private static boolean oracle(String s, int slash) {
        return s.substring(Math.max(0, slash - 80), slash).contains("jdbc:oracle:");
    }

    private static boolean oracle(byte[] b, int from, int at) {
        String before = Bytes.latin(b, Math.max(from, at - REACH), at);
        int slash = before.lastIndexOf('/');
        return slash > 0 && oracle(before, slash);
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
