package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.AuthParameters;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the credentials of HTTP authentication (RFC 9110 section 11.4): a scheme, and a token or parameters. Whatever the
 * scheme, they let in who has them, unless it is one that signs the request it stands in.
 */
final class Credentials {

    /** Schemes whose token needs no look: it is the secret, however short. */
    private static final Set<String> TOKENS =
            Set.of("bearer", "token", "apikey", "api-key", "jwt", "oauth", "oauth2", "dpop", "ssws");

    /** Schemes that send an answer made from the secret. */
    private static final Set<String> ANSWERS = Set.of("digest", "ntlm", "negotiate", "kerberos");

    /** Schemes that sign one request with a secret that is not sent. */
    private static final Set<String> SIGNATURES = Set.of(
            "aws",
            "hawk",
            "signature",
            "sharedkey",
            "sharedkeylite",
            "mac",
            "escher",
            "acs",
            "ocs",
            "qiniu",
            "vws",
            "cos",
            "obs",
            "jd",
            "ucloud",
            "oss",
            "osspolicy",
            "mws");

    /** What parameters are called that are no secret, however they look; in small letters and without signs. */
    private static final Set<String> HARMLESS = Set.of(
            "nonce",
            "cnonce",
            "realm",
            "algorithm",
            "timestamp",
            "ts",
            "date",
            "version",
            "uri",
            "opaque",
            "qop",
            "nc",
            "username",
            "user",
            "keyid",
            "clientid",
            "id",
            "sentrykey",
            "sentryclient",
            "scope",
            "state",
            "signature",
            "headers",
            "signedheaders",
            "hash",
            "app",
            "appid",
            "ext",
            "email",
            "device",
            "deviceid",
            "client");

    /** The characters of their digests in Base64. */
    private static final int HMAC_SHA_1 = 28;

    private static final int HMAC_SHA_256 = 44;

    /** Shorter tokens of schemes that no one knows are words. */
    private static final int UNKNOWN = 16;

    private Credentials() {}

    /** Examines a value that is called authorization, and says whether it reads as such. */
    static boolean examine(Datum datum, Examiner examiner) {
        String v = datum.value.strip();
        int space = v.indexOf(' ');
        String scheme = space < 0 ? "" : v.substring(0, space).toLowerCase(Locale.ROOT);
        String credentials = v.substring(space + 1).strip();
        if (NoValue.is(credentials)) {
            examiner.say(datum.location, "no value: credentials that are a mask, a placeholder or a keyword");
        } else if (scheme.equals("basic")) {
            basic(credentials, datum, examiner);
        } else if (ANSWERS.contains(scheme)) {
            answer(scheme, credentials, datum, examiner);
        } else if (signature(scheme) || signed(credentials)) {
            examiner.say(datum.location, "no secret: a signature of this one request");
        } else if (AuthParameters.are(credentials)) {
            parameters(scheme, credentials, datum, examiner);
        } else if (scheme.isEmpty()) {
            if (credentials.length() >= 8) {
                examiner.examine(new Datum(datum.scope, datum.location, "api key", credentials, 0, 0));
            }
        } else if (token(scheme, credentials)) {
            bearer(credentials, datum, examiner);
        }
        return true;
    }

    private static boolean signature(String scheme) {
        return SIGNATURES.contains(scheme)
                || scheme.contains("hmac")
                || (scheme.contains("sign") && !scheme.equals("sharedaccesssignature"))
                || scheme.endsWith("-rsa2048")
                || scheme.startsWith("aws4-")
                || scheme.startsWith("goog4-")
                || scheme.startsWith("scram-");
    }

    /** The name of a key, a colon, and what SHA-1 or SHA-256 makes of the request with it: {@code Qiniu id:…=}. */
    private static boolean signed(String credentials) {
        int colon = credentials.indexOf(':');
        int length = credentials.length() - colon - 1;
        return colon > 0
                && (length == HMAC_SHA_1 || length == HMAC_SHA_256)
                && credentials.endsWith("=")
                && Base64Text.decode(credentials.substring(colon + 1)) != null;
    }

    private static boolean token(String scheme, String credentials) {
        return !Chars.hasSpace(credentials)
                && (TOKENS.contains(scheme) ? credentials.length() >= 6 : Randomness.token(credentials, UNKNOWN));
    }

    private static void bearer(String credentials, Datum datum, Examiner examiner) {
        String label = examiner.label(credentials);
        examiner.add(Kind.BEARER_TOKEN, Severities.bearer(credentials), datum.location, credentials, label);
        if (label.isEmpty()) {
            examiner.examine(new Datum(datum.scope.nested(), datum.location, "", credentials, 0, 0));
        }
    }

    /** A user and a password, or a token that someone put in their place. */
    private static void basic(String credentials, Datum datum, Examiner examiner) {
        byte[] decoded = Base64Text.decode(credentials);
        String text = decoded == null ? "" : new String(decoded, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon >= 0 && !NoValue.isPlaceholder(text.substring(colon + 1) + ' ')) {
            Severity severity = colon + 1 < text.length() ? Kind.BASIC_AUTH.severity() : Severity.MEDIUM;
            examiner.add(Kind.BASIC_AUTH, severity, datum.location, credentials);
        } else if (colon < 0 && Randomness.token(credentials, UNKNOWN)) {
            bearer(credentials, datum, examiner);
        }
    }

    private static void answer(String scheme, String credentials, Datum datum, Examiner examiner) {
        boolean answer = scheme.equals("digest") ? credentials.contains("response=") : credentials.length() >= 80;
        if (answer) {
            examiner.add(Kind.DIGEST_AUTH, Kind.DIGEST_AUTH.severity(), datum.location, credentials);
        }
    }

    /** Named values, each what it is called; and where none of them is known, what looks like a token. */
    private static void parameters(String scheme, String credentials, Datum datum, Examiner examiner) {
        Scope scope = AuthParameters.read(credentials, datum.location, datum.scope);
        if (scheme.startsWith("oauth") && scope.sibling(Set.of("oauthsignaturemethod")) != null) {
            plaintext(scope, examiner);
            return;
        }
        boolean found = false;
        for (Datum parameter : scope.data) {
            found |= examiner.examine(parameter);
        }
        for (Datum parameter : scope.data) {
            if (!found
                    && !HARMLESS.contains(parameter.plainName())
                    && !NoValue.is(parameter.value)
                    && Randomness.token(parameter.value, UNKNOWN)) {
                found = true;
                examiner.add(Kind.BEARER_TOKEN, Kind.BEARER_TOKEN.severity(), datum.location, parameter.value);
            }
        }
    }

    /** With the method PLAINTEXT the signature is the client's secret and the token's (RFC 5849 section 3.4.4). */
    private static void plaintext(Scope scope, Examiner examiner) {
        Datum method = scope.sibling(Set.of("oauthsignaturemethod"));
        Datum signature = scope.sibling(Set.of("oauthsignature"));
        if (method != null && signature != null && method.value.equalsIgnoreCase("PLAINTEXT")) {
            examiner.add(Kind.CLIENT_SECRET, Kind.CLIENT_SECRET.severity(), signature.location, signature.value);
        }
    }
}
