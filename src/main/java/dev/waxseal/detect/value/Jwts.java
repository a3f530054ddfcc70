package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Chars;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Tokens (RFC 7519), signed or encrypted, in compact form. */
public final class Jwts extends Recognizer {
    Jwts() {
        super(
                Kind.JWT, "e", "eyj", "ewog", "ewoj",
                "ew0k"); // what begins Base64 of JSON, with the space that printers put there
    }

    @Override
    int end(String s, int from) {
        return endOf(s, from);
    }

    @Override
    Severity severity(String s, int from, int to) {
        return ended(s.substring(from, to)) ? Severity.MEDIUM : super.severity(s, from, to);
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return true; // whatever it is, JSON is in it
    }

    /** Where a token that begins here ends, or -1; its header must decode to JSON with {@code alg} or {@code enc}. */
    private static int endOf(String s, int from) {
        if (!s.startsWith("ey", from) || (from > 0 && (Chars.word(s.charAt(from - 1)) || s.charAt(from - 1) == '_'))) {
            return -1;
        }
        int dot = Chars.base64UrlEnd(s, from);
        if (dot - from < 12 || dot >= s.length() || s.charAt(dot) != '.' || !header(s.substring(from, dot))) {
            return -1;
        }
        int end = Chars.base64UrlEnd(s, dot + 1);
        for (int parts = 2; parts < 5 && end < s.length() && s.charAt(end) == '.'; parts++) {
            int next = Chars.base64UrlEnd(s, end + 1);
            if (next == end + 1 && parts > 2) {
                break;
            }
            end = next;
        }
        return end - dot > 4 ? end : -1;
    }

    /** Whether this is a token whose time is over: its claim {@code exp} lies in the past. */
    public static boolean ended(String v) {
        if (endOf(v, 0) != v.length()) {
            return false;
        }
        int dot = v.indexOf('.');
        try {
            String claims = new String(
                    Base64.getUrlDecoder().decode(v.substring(dot + 1, v.indexOf('.', dot + 1))),
                    StandardCharsets.UTF_8);
            int exp = claims.indexOf("\"exp\":");
            int from = exp < 0 ? -1 : Chars.skipSpace(claims, exp + 6);
            int to = from < 0 ? -1 : Chars.digitsEnd(claims, from);
            return to > from
                    && to - from <= 11
                    && Long.parseLong(claims.substring(from, to)) < System.currentTimeMillis() / 1000;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return false; // encrypted, or cut
        }
    }

    private static boolean header(String base64) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
            return json.startsWith("{") && json.endsWith("}") && (json.contains("\"alg\"") || json.contains("\"enc\""));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
