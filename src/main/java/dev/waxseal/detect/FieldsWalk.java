package dev.waxseal.detect;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Reads header and trailer sections: which fields hold credentials, cookies or URLs, and which are never sensitive. */
final class FieldsWalk {

    /** Fields whose value is known to be no secret, however it looks. */
    private static final Set<String> HARMLESS = Set.of(
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

    private FieldsWalk() {}

    /** Examines each field; {@code place} is {@code header:} or {@code trailer:}. */
    static void examine(Fields fields, String place, Examiner examiner) {
        Scope scope = Scope.root();
        for (Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            String location = place + field.name();
            switch (name) {
                case "authorization", "proxy-authorization" -> authorization(field.value(), location, examiner);
                case "cookie" -> cookies(field.value(), examiner);
                case "set-cookie" -> {
                    int end = field.value().indexOf(';');
                    cookies(end < 0 ? field.value() : field.value().substring(0, end), examiner);
                }
                default -> {
                    if (!HARMLESS.contains(name)) {
                        scope.add(location, field.name(), field.value());
                    }
                }
            }
        }
        examiner.examine(scope);
    }

    private static void cookies(String value, Examiner examiner) {
        Scope scope = Scope.root();
        for (String pair : value.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals).strip();
                String text = pair.substring(equals + 1).strip();
                if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
                    text = text.substring(1, text.length() - 1);
                }
                scope.add("cookie:" + name, name, text);
            }
        }
        examiner.examine(scope);
    }

    /** Credentials of HTTP authentication (RFC 9110 section 11.4). */
    private static void authorization(String value, String location, Examiner examiner) {
        int space = value.indexOf(' ');
        String scheme = space < 0 ? "" : value.substring(0, space).toLowerCase(Locale.ROOT);
        String credentials = value.substring(space + 1).strip();
        if (NoValue.is(credentials)) {
            return;
        }
        switch (scheme) {
            case "basic" -> {
                String decoded = basic(credentials);
                int colon = decoded.indexOf(':');
                if (colon >= 0) {
                    Severity severity = colon + 1 < decoded.length() ? Kind.BASIC_AUTH.severity() : Severity.MEDIUM;
                    examiner.add(Kind.BASIC_AUTH, severity, location, credentials.length());
                }
            }
            case "bearer", "token", "apikey", "api-key" -> {
                if (credentials.length() >= 6 && Chars.none(credentials, ' ')) {
                    examiner.add(Kind.BEARER_TOKEN, Kind.BEARER_TOKEN.severity(), location, credentials.length());
                    examiner.examine(new Datum(Scope.root(), location, "", credentials, 0, 0));
                }
            }
            case "digest", "ntlm", "negotiate" -> {
                if (credentials.length() >= 32) {
                    examiner.add(Kind.DIGEST_AUTH, Kind.DIGEST_AUTH.severity(), location, credentials.length());
                }
            }
            case "" -> examiner.examine(new Datum(Scope.root(), location, "api key", credentials, 0, 0));
            default -> {
                // AWS4-HMAC-SHA256, Hawk, OAuth and other signatures are bound to this request and reveal no secret
            }
        }
    }

    private static String basic(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
