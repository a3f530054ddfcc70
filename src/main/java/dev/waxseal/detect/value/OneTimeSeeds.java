package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;

/** URLs that carry the seed of one-time passwords (Google Authenticator's key URI format): {@code otpauth://…secret=…}. */
final class OneTimeSeeds extends Recognizer {
    private static final int MAX = 2048;

    OneTimeSeeds() {
        super(Kind.OTP, "o", "otpauth:");
    }

    @Override
    int end(String s, int from) {
        if (!s.startsWith("otpauth://", from)) {
            return -1;
        }
        int end = Chars.tokenEnd(s, from, from + MAX);
        return s.substring(from, end).contains("secret=") ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return true; // nothing else is written so
    }
}
