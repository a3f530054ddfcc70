package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;
import java.util.Locale;

/** Reads a request target or any other URL: user information, path segments with their parameters, query. */
public final class TargetWalk {
    /** What paths have in them whose next segment, or whose key, lets its holder in once. */
    private static final String[] RESETTING = {
        "reset",
        "activate",
        "activation",
        "confirm",
        "verify",
        "verification",
        "invit",
        "recover",
        "magic",
        "set-password",
        "signup/complete",
        "passwordless",
        "unlock"
    };

    private static final String[] AUTHORIZING = {
        "/oauth", "/callback", "/signin-oidc", "/openid", "/oidc", "/connect/token", "/login/code", "/sso/"
    };

    /** So many segments behind such a one may be the token: {@code /invite/accept/…}, {@code /reset/MQ/…} of Django. */
    private static final int BEHIND = 2;

    /** The fewest characters of a path with the token of a webhook. */
    private static final int WEBHOOK = 40;

    /** The fewest letters and digits of such a token. */
    private static final int TOKEN = 16;

    private final String s;
    private final Scope scope;
    private final Place place;

    /** A request target; its parts stand in {@code userinfo}, {@code path} and {@code query:name}. */
    public TargetWalk(String target) {
        this(target, Scope.root(), Place.named(""));
    }

    /** A URL in a value; all its parts stand in the place of the value. */
    public TargetWalk(String url, Scope scope, Place place) {
        this.s = url;
        this.scope = scope;
        this.place = place;
        int authority = s.indexOf("://");
        int path = 0;
        if (authority > 0 && authority < 32) {
            path = pathStart(authority + 3);
            authority(authority + 3, path);
        }
        int fragment = s.indexOf('#', path);
        int end = fragment < 0 ? s.length() : fragment;
        int query = s.indexOf('?', path);
        int pathEnd = query >= 0 && query < end ? query : end;
        path(path, pathEnd);
        scope.authorizes |= authorizes(s, path, pathEnd);
        scope.resets |= place.named() && resetting(s, path, pathEnd);
        if (query >= 0 && query < end) {
            FormWalk.walk(s, query + 1, end, place.named() ? Place.named("query:") : place, scope);
        }
        if (fragment >= 0) {
            FormWalk.walk(s, fragment + 1, s.length(), place.named() ? Place.named("query:") : place, scope);
        }
    }

    public Scope scope() {
        return scope;
    }

    private int pathStart(int from) {
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == ';') {
                return i;
            }
        }
        return s.length();
    }

    private void authority(int from, int to) {
        int at = s.lastIndexOf('@', to - 1);
        int colon = s.indexOf(':', from);
        if (at > from && colon >= from && colon + 1 < at) {
            String location = place.named() ? "userinfo" : place.prefix();
            scope.add(location, Datum.USERINFO, FormWalk.decode(s, colon + 1, at), colon + 1, at);
        }
    }

    /** {@code ;password={x};} of JDBC, where a mere word in braces is a placeholder. */
    private String unbraced(String value) {
        int last = value.length() - 1;
        boolean braced = last > 1 && value.charAt(0) == '{' && value.charAt(last) == '}';
        return braced && s.startsWith("jdbc:") && Chars.hasDigit(value) ? value.substring(1, last) : value;
    }

    private boolean spansSegments(int from) {
        return s.startsWith("/services/T", from)
                || s.startsWith("/api/webhooks/", from)
                || s.startsWith("/inputs/", from);
    }

    /** Segments by value; matrix parameters ({@code ;name=value}, RFC 3986 section 3.3) by name as well. */
    private void path(int from, int to) {
        String location = place.named() ? "path" : place.prefix();
        int start = from;
        int resets = 0; // so many segments may still follow
        if (to - from > WEBHOOK && spansSegments(from)) {
            scope.add(location, "", s.substring(from, to), from, to); // a token that goes over segments
        }
        for (int i = from; i <= to; i++) {
            if (i == to || s.charAt(i) == '/' || s.charAt(i) == ';') {
                int equals = Chars.indexOf(s, '=', start, i);
                if (equals > start) {
                    scope.add(
                            location,
                            FormWalk.decode(s, start, equals),
                            unbraced(FormWalk.decode(s, equals + 1, i)),
                            equals + 1,
                            i);
                } else if (i > start) {
                    String name = resets > 0 && Randomness.token(s, start, i, TOKEN) ? "reset token" : "";
                    scope.add(location, name, FormWalk.decode(s, start, i), start, i);
                    resets = resetting(s, start, i) ? BEHIND : resets - 1;
                }
                start = i + 1;
            }
        }
    }

    /** Whether a path is where clients of OAuth are sent with their code, or where they hand it in. */
    public static boolean authorizes(String s, int from, int to) {
        if (s.startsWith("token", to - 5) && to - 5 > from && "/_-".indexOf(s.charAt(to - 6)) >= 0) {
            return true; // /token, /access_token
        }
        for (String word : AUTHORIZING) {
            int at = s.indexOf(word, from);
            if (at >= 0 && at + word.length() <= to) {
                return true;
            }
        }
        return false;
    }

    /** What such paths have in them, as the first look reads keywords. */
    public static String[] resettingWords() {
        return RESETTING.clone();
    }

    /** Whether a segment of a path says that what follows lets its holder in. */
    public static boolean resetting(String s, int from, int to) {
        String segment = s.substring(from, to).toLowerCase(Locale.ROOT);
        for (String word : RESETTING) {
            if (segment.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
