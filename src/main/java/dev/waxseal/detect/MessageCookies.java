package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.FormWalk;
import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.name.HarmlessCookies;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Randomness;
import java.util.Locale;

/** Reads the cookies of one field (RFC 6265 section 4): {@code name=value; name=value}. */
final class MessageCookies {

    /** The fewest letters and digits of a token in a cookie of any name, and of one that is called a session. */
    private static final int UNKNOWN_COOKIE = 16;

    private static final int NAMED_COOKIE = 8;

    private MessageCookies() {}

    /** Examines each cookie: what it is called and what it is decide before its name may excuse it. */
    static void examine(String value, Scope outer, Place place, Examiner examiner) {
        Scope scope = outer.cookiesWithin();
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
            cookie(cookie, examiner);
        }
    }

    private static void cookie(Datum cookie, Examiner examiner) {
        if (HarmlessCookies.known(cookie.name)) {
            if (!examiner.examineToken(cookie)) {
                examiner.say(cookie.location, "vetoed: a cookie that is known to let no one in");
            }
        } else if (!examiner.examine(cookie) && !NoValue.is(cookie.value)) {
            if (HarmlessCookies.likely(cookie.name)) {
                examiner.say(cookie.location, "vetoed: a cookie that lets no one in, by its name");
            } else if (unknownSession(cookie)) {
                examiner.add(Kind.SESSION_COOKIE, Kind.SESSION_COOKIE.severity(), cookie.location, cookie.value);
            }
        }
    }

    /** A plus in a cookie is a plus. */
    private static String decoded(String text) {
        String plus = text.replace("+", "%2B");
        return FormWalk.decode(plus, 0, plus.length());
    }

    /** A cookie of any name with a token for its value, alone or behind a name or a time and a {@code |}. */
    private static boolean unknownSession(Datum cookie) {
        String lower = cookie.name.toLowerCase(Locale.ROOT);
        boolean named = lower.contains("sess")
                || lower.contains("auth")
                || lower.endsWith("sid")
                || lower.startsWith("aspsessionid");
        return (Randomness.token(cookie.value, UNKNOWN_COOKIE) || (named && mixed(cookie.value)))
                && !pairs(cookie.value)
                && !Chars.url(cookie.value);
    }

    private static boolean mixed(String v) {
        return v.length() >= NAMED_COOKIE && Chars.hasDigit(v) && Chars.hasLetter(v) && !Chars.hasSpace(v);
    }

    /** {@code rum=1&id=…}: what a script keeps about a visit. */
    private static boolean pairs(String v) {
        int equals = v.indexOf('=');
        return (equals > 0 && equals + 1 < v.length() && v.charAt(equals + 1) != '=' && v.indexOf('&') > 0)
                || v.indexOf('{') >= 0;
    }
}
