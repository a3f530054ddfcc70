package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** Private keys in textual encoding (RFC 7468, and the PGP form of RFC 9580). */
final class Pems extends Recognizer {
    private static final String BEGIN = "-----BEGIN ";
    private static final int MIN_BODY = 64;

    Pems() {
        super(Kind.PRIVATE_KEY, "-", "private_key", "private+key");
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return true; // it is longer than what stands around
    }

    /** Where a private key that begins here ends, or -1; without a body it is none. Line ends may be escaped. */
    @Override
    int end(String s, int from) {
        if (!s.startsWith(BEGIN, from)) {
            return -1;
        }
        int dashes = s.indexOf("-----", from + BEGIN.length());
        if (dashes < 0 || dashes - from > 60) {
            return -1;
        }
        String label = s.substring(from + BEGIN.length(), dashes);
        if (!label.endsWith("PRIVATE KEY") && !label.endsWith("PRIVATE KEY BLOCK")) {
            return -1;
        }
        int body = 0;
        int i = dashes + 5;
        for (; i < s.length() && s.charAt(i) != '-' && s.charAt(i) != '"' && s.charAt(i) != '<'; i++) {
            if (Chars.word(s.charAt(i)) || s.charAt(i) == '+' || s.charAt(i) == '/') {
                body++;
            }
        }
        if (body < MIN_BODY) {
            return -1;
        }
        int end = s.indexOf("-----", s.startsWith("-----END", i) ? i + 8 : i);
        return end < 0 ? i : Math.min(s.length(), end + 5);
    }
}
