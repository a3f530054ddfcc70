package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the credentials of HTTP authentication (RFC 9110 section 11.4): a scheme and what it asks for. */
final class Credentials {
    private Credentials() {}

    /** Examines a value that is called authorization, and says whether it reads as such. */
    static boolean examine(Datum datum, Examiner examiner) {
        String v = datum.value.strip();
        int space = v.indexOf(' ');
        String scheme = space < 0 ? "" : v.substring(0, space).toLowerCase(Locale.ROOT);
        String credentials = v.substring(space + 1).strip();
        if (NoValue.is(credentials)) {
            examiner.say(datum.location, "no value: credentials that are a mask, a placeholder or a keyword");
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
