package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Randomness;

/**
 * What an {@code Authorization} field would hold, wherever else it stands: {@code Bearer} and a token (RFC 6750), {@code
 * Basic} and a user and a password in Base64 (RFC 7617).
 */
final class AuthTokens extends Recognizer {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    /** The fewest letters and digits of a token, so that it is no word. */
    private static final int LEAST = 16;

    private static final int LONGEST = 1024;

    AuthTokens() {
        super(Kind.BEARER_TOKEN, "bB", "bearer_", "bearer%00", "bearer+", "basic_", "basic%00", "basic+");
    }

    @Override
    int end(String s, int from) {
        if (s.regionMatches(true, from, BEARER, 0, BEARER.length())) {
            int start = from + BEARER.length();
            int end = tokenEnd(s, start);
            return end - start >= LEAST
                            && Randomness.token(s, start, end, LEAST)
                            && !NoValue.is(s.substring(start, end))
                    ? end
                    : -1;
        }
        return -1;
    }

    @Override
    int find(String s, int at, Found found) {
        if (s.regionMatches(true, at, BASIC, 0, BASIC.length())) {
            int start = at + BASIC.length();
            int end = tokenEnd(s, start);
            if (userAndPassword(s.substring(start, end))) {
                found.found(Kind.BASIC_AUTH, Kind.BASIC_AUTH.severity(), start, end, "");
                return end;
            }
            return -1;
        }
        int end = end(s, at);
        if (end > 0) {
            tell(found, at + BEARER.length(), end);
        }
        return end;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int begin = Math.max(from, at - BEARER.length() - 1);
        return scan.any(Bytes.latin(b, begin, Math.min(to, begin + LONGEST / 2))) || scan.any(b, from, to, at);
    }

    private static int tokenEnd(String s, int from) {
        int i = from;
        int most = Math.min(s.length(), from + LONGEST);
        while (i < most && (Chars.word(s.charAt(i)) || "-._~+/=:!|".indexOf(s.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean userAndPassword(String token) {
        String text = token.length() >= 8 ? Base64Text.text(token) : null;
        int colon = text == null ? -1 : text.indexOf(':');
        return text != null && colon > 0 && !NoValue.is(text.substring(colon + 1)) && !Chars.hasSpace(text);
    }
}
