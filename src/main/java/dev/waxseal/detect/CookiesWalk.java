package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.FormWalk;
import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.name.HarmlessCookies;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import java.util.Locale;

/** Reads the cookies of one field (RFC 6265 section 4): {@code name=value; name=value}. */
final class CookiesWalk {

    /** Long enough that a value is no word or number; shorter unknown cookies are left alone. */
    private static final int UNKNOWN_COOKIE = 16;

    private CookiesWalk() {}

    /** Examines each cookie that is not known to be harmless. */
    static void examine(String value, Place place, Examiner examiner) {
        Scope scope = Scope.cookies();
        for (String pair : value.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals).strip();
                String text = pair.substring(equals + 1).strip();
                if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
                    text = text.substring(1, text.length() - 1);
                }
                scope.add(place.of(name), name, text.indexOf('%') < 0 ? text : decoded(text));
            }
        }
        for (Datum cookie : scope.data) {
            if (HarmlessCookies.has(cookie.name)) {
                examiner.say(cookie.location, "vetoed: a cookie that is known to let no one in");
            } else if (!examiner.examine(cookie) && !NoValue.is(cookie.value) && unknownSession(cookie)) {
                examiner.add(
                        Kind.SESSION_COOKIE, Kind.SESSION_COOKIE.severity(), cookie.location, cookie.value.length());
            }
        }
    }

    /** A plus in a cookie is a plus. */
    private static String decoded(String text) {
        String plus = text.replace("+", "%2B");
        return FormWalk.decode(plus, 0, plus.length());
    }

    /** A cookie of any name with a long value of letters and digits mixed. */
    private static boolean unknownSession(Datum cookie) {
        String lower = cookie.name.toLowerCase(Locale.ROOT);
        boolean named = lower.contains("sess")
                || lower.contains("auth")
                || lower.endsWith("sid")
                || lower.startsWith("aspsessionid");
        return Chars.hasDigit(cookie.value)
                && Chars.hasLetter(cookie.value)
                && !Chars.hasSpace(cookie.value)
                && cookie.value.length() >= (named ? UNKNOWN_COOKIE / 2 : UNKNOWN_COOKIE)
                && cookie.value.indexOf('{') < 0
                && !Chars.url(cookie.value);
    }
}
