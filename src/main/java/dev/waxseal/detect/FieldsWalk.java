package dev.waxseal.detect;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads header and trailer sections: which fields hold credentials, cookies or URLs, and which are never sensitive. */
final class FieldsWalk {

    /** Fields whose value is known to be no secret, however it looks. */
    private static final Set<String> HARMLESS = caseless(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "accept-ranges",
            "access-control-allow-headers",
            "access-control-expose-headers",
            "access-control-request-headers",
            "age",
            "allow",
            "alt-svc",
            "b3",
            "baggage",
            "cache-control",
            "cf-ray",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-md5",
            "content-range",
            "content-security-policy",
            "content-type",
            "date",
            "digest",
            "etag",
            "expect",
            "expires",
            "host",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "keep-alive",
            "last-modified",
            "nel",
            "newrelic",
            "pragma",
            "range",
            "report-to",
            "request-id",
            "retry-after",
            "sec-websocket-accept",
            "sec-websocket-key",
            "sentry-trace",
            "server",
            "server-timing",
            "te",
            "traceparent",
            "tracestate",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "vary",
            "via",
            "www-authenticate",
            "proxy-authenticate",
            "x-amz-cf-id",
            "x-amz-id-2",
            "x-amz-request-id",
            "x-amzn-requestid",
            "x-amzn-trace-id",
            "x-b3-parentspanid",
            "x-b3-sampled",
            "x-b3-spanid",
            "x-b3-traceid",
            "x-client-id",
            "x-cloud-trace-context",
            "x-correlation-id",
            "x-csrf-token",
            "x-datadog-trace-id",
            "x-github-request-id",
            "x-powered-by",
            "x-request-id",
            "x-trace-id",
            "x-xsrf-token",
            "x-ratelimit-reset");

    /** Cookies that every site sets and that let no one in: statistics, consent, looks, load balancing, forgery tokens. */
    private static final String[] HARMLESS_COOKIES = {
        "_ga",
        "_gid",
        "_gat",
        "_fbp",
        "_fbc",
        "_gcl_",
        "__utm",
        "_hj",
        "_pk_",
        "_dc_",
        "ajs_",
        "amp_",
        "amplitude",
        "mp_",
        "optimizely",
        "intercom",
        "hubspot",
        "__hs",
        "_uet",
        "_clck",
        "_clsk",
        "_scid",
        "_tt_",
        "_pin_",
        "_rdt",
        "_vwo",
        "_vis_",
        "awsalb",
        "awselb",
        "bigip",
        "arraffinity",
        "__cf",
        "cf_",
        "_cfuvid",
        "incap_",
        "visid_",
        "nlbi_",
        "ak_bmsc",
        "bm_",
        "datadome",
        "xsrf",
        "csrf",
        "_csrf",
        "x-csrf",
        "__requestverificationtoken",
        "consent",
        "cookie",
        "optanon",
        "euconsent",
        "theme",
        "lang",
        "locale",
        "tz",
        "timezone",
        "currency",
        "ab_",
        "abtest",
        "experiment",
        "utm_",
        "visitor",
        "visit",
        "device",
        "anonymous",
        "anon",
        "tracking",
        "analytics",
        "gdpr",
        "ccpa",
        "_mkto",
        "s_",
        "amcv",
        "mbox",
        "demdex",
        "ide",
        "nid",
        "muid",
        "guest",
        "country",
        "region",
        "route",
        "serverid",
        "lb",
        "preferences",
        "prefs",
        "settings",
        "last_",
        "first_",
        "ref",
        "campaign",
        "sb-",
        "_sp_",
        "ph_",
        "segment",
        "fr",
        "test_cookie",
        "etag",
        "version",
        "build"
    };

    /** Long enough that a value is no word or number; shorter unknown cookies are left alone. */
    private static final int UNKNOWN_COOKIE = 16;

    private FieldsWalk() {}

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /** Whether this is the name of a field that is never sensitive. */
    static boolean known(String name) {
        return HARMLESS.contains(name);
    }

    /** Examines each field; {@code place} is {@code header:} or {@code trailer:}. */
    static void examine(Fields fields, String place, Examiner examiner) {
        Scope scope = Scope.root();
        for (Field field : fields) {
            if (!known(field.name())) {
                scope.add(place + field.name(), field.name(), field.value());
            }
        }
        examiner.examine(scope);
    }

    /** Whether this is the name of a field with a syntax of its own. */
    static boolean special(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("authorization")
                || lower.equals("cookie")
                || lower.equals("set-cookie")
                || lower.equals("cookies");
    }

    /** Examines a value that is called like a field with a syntax of its own; says whether it was one. */
    static boolean special(String name, Datum datum, Examiner examiner) {
        if (name.length() < 6 || name.length() > 32 || !special(name)) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("authorization")) {
            return authorization(datum.value, datum, examiner);
        } else {
            boolean set = lower.equals("set-cookie");
            int end = set ? datum.value.indexOf(';') : -1;
            Place place = datum.location.startsWith("header:") ? Place.named("cookie:") : Place.fixed(datum.location);
            cookies(end < 0 ? datum.value : datum.value.substring(0, end), place, examiner);
            return true;
        }
    }

    private static void cookies(String value, Place place, Examiner examiner) {
        Scope scope = Scope.cookies();
        for (String pair : value.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals).strip();
                String text = pair.substring(equals + 1).strip();
                if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
                    text = text.substring(1, text.length() - 1);
                }
                scope.add(
                        place.of(name),
                        name,
                        text.indexOf('%') < 0
                                ? text
                                : FormWalk.decode(
                                        text.replace("+", "%2B"),
                                        0,
                                        text.replace("+", "%2B").length()));
            }
        }
        for (Datum cookie : scope.data) {
            if (!harmless(cookie.name) && !examiner.examine(cookie) && !NoValue.is(cookie.value)) {
                if (unknownSession(cookie)) {
                    examiner.add(
                            Kind.SESSION_COOKIE,
                            Kind.SESSION_COOKIE.severity(),
                            cookie.location,
                            cookie.value.length());
                }
            }
        }
    }

    private static boolean harmless(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String prefix : HARMLESS_COOKIES) {
            if (lower.startsWith(prefix)) {
                return true;
            }
        }
        return false;
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

    /** Credentials of HTTP authentication (RFC 9110 section 11.4); says whether the value reads as such. */
    private static boolean authorization(String value, Datum datum, Examiner examiner) {
        String v = value.strip();
        int space = v.indexOf(' ');
        String scheme = space < 0 ? "" : v.substring(0, space).toLowerCase(Locale.ROOT);
        String credentials = v.substring(space + 1).strip();
        if (NoValue.is(credentials)) {
            return true;
        }
        switch (scheme) {
            case "basic" -> {
                byte[] decoded = Base64Text.decode(credentials);
                String text = decoded == null ? "" : new String(decoded, StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                if (colon >= 0 && !NoValue.isPlaceholder(text.substring(colon + 1) + ' ')) {
                    Severity severity = colon + 1 < text.length() ? Kind.BASIC_AUTH.severity() : Severity.MEDIUM;
                    examiner.add(Kind.BASIC_AUTH, severity, datum.location, credentials.length());
                }
            }
            case "bearer", "token", "apikey", "api-key", "jwt", "oauth2" -> {
                if (credentials.length() >= 6 && !Chars.hasSpace(credentials) && !credentials.endsWith("_removed")) {
                    examiner.add(Kind.BEARER_TOKEN, Gravity.bearer(credentials), datum.location, credentials.length());
                    examiner.examine(new Datum(datum.scope.nested(), datum.location, "", credentials, 0, 0));
                }
            }
            case "digest", "ntlm", "negotiate" -> {
                boolean answer =
                        scheme.equals("digest") ? credentials.contains("response=") : credentials.length() >= 80;
                if (answer) {
                    examiner.add(Kind.DIGEST_AUTH, Kind.DIGEST_AUTH.severity(), datum.location, credentials.length());
                }
            }
            case "" -> {
                if (credentials.length() >= 8) {
                    examiner.examine(new Datum(datum.scope, datum.location, "api key", credentials, 0, 0));
                }
            }
            default -> {
                // AWS4-HMAC-SHA256, Hawk, OAuth 1.0 and other signatures are bound to one request and reveal no secret
            }
        }
        return true;
    }
}
