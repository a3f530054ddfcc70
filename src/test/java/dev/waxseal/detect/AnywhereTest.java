package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A secret of every kind is found wherever it is planted, and a trap nowhere: in every carrier, under every nesting, in
 * every charset, and wherever the wire cuts the content.
 */
class AnywhereTest {
    private static final Detection DETECTION = Detection.standard();

    private record Planted(String name, String value) {}

    private static final Map<Kind, Planted> SECRETS = new EnumMap<>(Kind.class);

    static {
        secret(Kind.PASSWORD, "newPassword", "hunter2");
        secret(Kind.PIN, "pin", "4921");
        secret(Kind.OTP, "otp", "482910");
        secret(Kind.BASIC_AUTH, "Authorization", "Basic Ym9iOmh1bnRlcjI=");
        secret(Kind.BEARER_TOKEN, "Authorization", "Bearer 2YotnFZFEjr1zCsicMWpAA");
        secret(
                Kind.DIGEST_AUTH,
                "Authorization",
                "Digest username=bob, nonce=n, uri=/, response=6629fae49393a05397450978507c4ef1");
        secret(Kind.API_KEY, "apiKey", "9f86d081884c7d659a2f");
        secret(Kind.CLIENT_SECRET, "client_secret", "Zm9vYmFyYmF6");
        secret(Kind.REFRESH_TOKEN, "refresh_token", "tGzv3JOkF0XG5Qx2TlKWIA");
        secret(Kind.ACCESS_TOKEN, "accessToken", "2YotnFZFEjr1zCsicMWpAA");
        secret(Kind.AUTHORIZATION_CODE, "code_verifier", "dBjftJeZ4CVPmB92K27uhbUJU1p1rwW1gFWFOEjXk");
        secret(
                Kind.SAML_ASSERTION,
                "SAMLResponse",
                base64(
                        "<samlp:Response><saml:Assertion><saml:Subject>bob</saml:Subject></saml:Assertion></samlp:Response>"));
        secret(Kind.JWT, "note", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dGVzdHRlc3R0ZXN0");
        secret(Kind.SESSION_COOKIE, "Cookie", "JSESSIONID=5F3A9C1B7D2E4A60");
        secret(Kind.SESSION_ID, "sessionId", "5F3A9C1B7D2E4A60");
        secret(
                Kind.PRIVATE_KEY,
                "note",
                "-----BEGIN PRIVATE KEY-----\\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(3)
                        + "\\n-----END PRIVATE KEY-----");
        secret(Kind.VENDOR_TOKEN, "note", "gl" + "pat-4veCaQ90l5UkysaCZKRw");
        secret(
                Kind.PRESIGNED_URL,
                "note",
                "https://acc.blob.core.windows.net/c/b?sv=2020&se=2090-01-01&sig=abcdefabcdefabcdefabcdefabcdefabcdefabcdefa%3D");
        secret(Kind.PASSWORD_HASH, "note", "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW");
        secret(Kind.URL_CREDENTIALS, "note", "https://bob:hunter2@example.com/x");
        secret(Kind.CARD_NUMBER, "note", "4111111111111111");
        secret(Kind.CARD_CVV, "cvv", "123");
        secret(Kind.CARD_TRACK, "track2", ";4111111111111111=25121011000012345678?");
        secret(Kind.IBAN, "note", "GB82WEST12345698765432");
        secret(Kind.BANK_ACCOUNT, "account_number", "000123456789");
        secret(Kind.CRYPTO_KEY, "note", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ");
        secret(Kind.US_SSN, "note", "536-22-1234");
        secret(Kind.NATIONAL_ID, "cpf", "529.982.247-25");
        secret(Kind.PASSPORT, "passportNumber", "X1234567");
        secret(Kind.HEALTH_RECORD, "diagnosis", "E11.9");
        secret(Kind.DATE_OF_BIRTH, "birthDate", "1985-07-21");
        secret(Kind.EMAIL, "note", "ada@example.com");
        secret(Kind.PHONE, "mobile", "+14155552671");
        secret(Kind.POSTAL_ADDRESS, "address", "12 Main Street, London");
        secret(Kind.LOCATION, "lat", "52.520008");
        secret(Kind.SPECIAL_CATEGORY, "religion", "Buddhist");
    }

    private static final List<Planted> TRAPS = List.of(
            new Planted("created", "1609459200000"),
            new Planted("stamp", "20260101123000"),
            new Planted("id", "503401288888818818"),
            new Planted("uuid", "550e8400-e29b-41d4-a716-446655440000"),
            new Planted("isbn", "9780306406157"),
            new Planted("imei", "490154203237518"),
            new Planted("price", "52.5702100309281"),
            new Planted("orderId", "4111111111111112"),
            new Planted("ref", "DE89370400440532013001"),
            new Planted("number", "536221234"),
            new Planted("csrf_token", "2YotnFZFEjr1zCsicMWpAA"),
            new Planted("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstwcM"),
            new Planted("state", "af0ifjsldkj"),
            new Planted("next_page_token", "Q0FFUUFBfjE2MDk0"),
            new Planted("password", "********"),
            new Planted("password", "null"),
            new Planted("apiKey", "[REDACTED]"),
            new Planted("client_secret", "xxxxxxxxxxxx"),
            new Planted("passwordPolicy", "strict"),
            new Planted("password_reset_url", "/account/reset"),
            new Planted("author", "octocat"),
            new Planted("keyboard", "us"),
            new Planted("passenger", "Ada"),
            new Planted("max_tokens", "4096"),
            new Planted("token_type", "Bearer"),
            new Planted("pincode", "560001"),
            new Planted("sessionTimeout", "1800"),
            new Planted("sha", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            new Planted("etag", "33a64df551425fcc55e4d42a148795d9"),
            new Planted("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            new Planted("integrity", "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg"),
            new Planted("publishableKey", "pk_live_51H8x2eLkdIwHu7ixQ1abcdef"),
            new Planted("siteKey", "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQMXjiZKhI"),
            new Planted("code", "SUMMER2026"),
            new Planted("version", "10.4.17.203"),
            new Planted("address", "0x742d35Cc6634C0532925a3b844Bc454e4438f44e"),
            new Planted("file", "logo@2x.png"));

    /** Every carrier, the encodings of each among them. */
    private static final Map<String, BinaryOperator<String>> CARRIERS = new LinkedHashMap<>();

    static {
        CARRIERS.put("json", (n, v) -> "{\"x\":1,\"" + n + "\":" + json(v) + ",\"lng\":13.404954}");
        CARRIERS.put(
                "pretty json",
                (n, v) -> "{\n  \"a\" : {\n    \"" + n + "\" : " + json(v) + ",\n    \"lng\" : 13.404954\n  }\n}");
        CARRIERS.put("escaped json", (n, v) -> "{\"" + escaped(n) + "\":\"" + escaped(v) + "\",\"lng\":13.404954}");
        CARRIERS.put("json array", (n, v) -> "[{\"x\":[]},[[{\"" + n + "\":" + json(v) + ",\"lng\":13.404954}]]]");
        CARRIERS.put(
                "json lines", (n, v) -> "{\"x\":1}\n{\"" + n + "\":" + json(v) + ",\"lng\":13.404954}\n{\"x\":2}\n");
        CARRIERS.put(
                "json patch",
                (n, v) -> "[{\"op\":\"add\",\"path\":\"/u/" + n + "\",\"value\":" + json(v) + "},{\"lng\":13.404954}]");
        CARRIERS.put("json pair", (n, v) -> "{\"name\":\"" + n + "\",\"value\":" + json(v) + "}");
        CARRIERS.put(
                "graphql",
                (n, v) -> "{\"query\":\"mutation($i:In!){do(i:$i){ok}}\",\"variables\":{\"i\":{\"" + n + "\":" + json(v)
                        + ",\"lng\":13.404954}}}");
        CARRIERS.put("form", (n, v) -> "x=1&" + form(n) + "=" + form(v) + "&lng=13.404954");
        CARRIERS.put("escaped form", (n, v) -> "x=1&" + percent(n) + "=" + percent(v) + "&lng=13.404954");
        CARRIERS.put("nested form", (n, v) -> "user%5B" + n + "%5D=" + form(v) + "&lng=13.404954");
        CARRIERS.put("xml", (n, v) -> "<r><x>1</x><" + n + ">" + xml(v) + "</" + n + "><lng>13.404954</lng></r>");
        CARRIERS.put(
                "escaped xml",
                (n, v) -> "<a:r xmlns:a=\"urn:a\"><a:" + n + ">" + references(v) + "</a:" + n
                        + "><a:lng>13.404954</a:lng></a:r>");
        CARRIERS.put("xml cdata", (n, v) -> "<r><" + n + "><![CDATA[" + v + "]]></" + n + "><lng>13.404954</lng></r>");
        CARRIERS.put("xml attribute", (n, v) -> "<r x=\"1\" " + n + "=\"" + xml(v) + "\" lng=\"13.404954\"/>");
        CARRIERS.put("yaml", (n, v) -> "x: 1\nu:\n  " + n + ": '" + v + "'\n  lng: 13.404954\n");
        CARRIERS.put("csv", (n, v) -> "x," + n + ",lng\n1,\"" + v + "\",13.404954\n2,\"" + v + "\",13.404954\n");
        CARRIERS.put(
                "multipart", (n, v) -> part("x", "1") + part(n, v) + part("lng", "13.404954") + "--frontier--\r\n");
        CARRIERS.put("log", (n, v) -> "12:00:01 DEBUG saved id=7 " + n + "='" + v + "' lng=13.404954 in 3 ms");
        CARRIERS.put(
                "log of json",
                (n, v) -> "12:00:01 DEBUG got {\"" + n + "\":" + json(v) + ",\"lng\":13.404954} in 3 ms");
        CARRIERS.put("events", (n, v) -> "event: e\ndata: {\"" + n + "\":" + json(v) + ",\"lng\":13.404954}\n\n");
    }

    /** What one text may be within another; the inner one is found as if it stood alone. */
    private static final Map<String, UnaryOperator<String>> NESTINGS = new LinkedHashMap<>();

    static {
        NESTINGS.put("alone", text -> text);
        NESTINGS.put("in json", text -> "{\"payload\":" + json(text) + ",\"ok\":true}");
        NESTINGS.put("in json in json", text -> "{\"body\":" + json("{\"m\":" + json(text) + "}") + "}");
        NESTINGS.put("in xml", text -> "<r><data>" + xml(text) + "</data></r>");
        NESTINGS.put("in a form", text -> "x=1&payload=" + form(text));
        NESTINGS.put("in base64 in json", text -> "{\"data\":\"" + base64(text) + "\"}");
    }

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_secret_is_found_anywhere(Kind kind) {
        Planted secret = Objects.requireNonNull(SECRETS.get(kind));
        List<String> missed = new ArrayList<>();
        everywhere(secret, (place, text, charset) -> {
            if (applies(kind, place) && !kinds(List.of(content(text, charset))).contains(kind.id())) {
                missed.add(place + " in " + charset + ": " + text);
            }
        });

        assertThat(missed).isEmpty();
    }

    static List<Planted> traps() {
        return TRAPS;
    }

    @ParameterizedTest
    @MethodSource("traps")
    void a_trap_is_left_alone_everywhere(Planted trap) {
        List<String> invented = new ArrayList<>();
        everywhere(trap, (place, text, charset) -> {
            Set<String> kinds = kinds(List.of(content(text, charset)));
            if (!kinds.isEmpty()) {
                invented.add(kinds + " " + place + " in " + charset + ": " + text);
            }
        });

        assertThat(invented).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_secret_is_found_wherever_the_content_is_cut(Kind kind) {
        Planted secret = Objects.requireNonNull(SECRETS.get(kind));
        List<String> missed = new ArrayList<>();
        for (String carrier : List.of("json", "escaped json", "form", "log", "xml")) {
            String planted = Objects.requireNonNull(CARRIERS.get(carrier)).apply(secret.name, secret.value);
            String before = before(carrier);
            byte[] bytes = (before + planted + after(carrier)).getBytes(StandardCharsets.UTF_8);
            int end = before.length() + planted.length();
            for (int cut = before.length() - 4; cut < end + 4; cut += 7) {
                if (!kinds(cut(bytes, cut)).contains(kind.id())) {
                    missed.add(carrier + " cut at " + cut);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    /** More than two stretches share, so that the cut may come before, in and behind what is planted. */
    private static String before(String carrier) {
        return switch (carrier) {
            case "form" -> "a=1&b=" + "two+".repeat(300) + '&';
            case "xml" -> "<all>" + "<r><x>one or two</x></r>".repeat(50);
            case "log" -> "12:00:00 INFO ready to do what is asked\n".repeat(40);
            default -> "{\"r\":[" + "{\"x\":\"one or two\"},".repeat(80);
        };
    }

    private static String after(String carrier) {
        return switch (carrier) {
            case "form" -> "&c=3";
            case "xml" -> "<r><x>1</x></r></all>";
            case "log" -> "\n12:00:02 INFO done\n";
            default -> ",{\"x\":2}]}";
        };
    }

    private interface Place {
        void planted(String place, String text, Charset charset);
    }

    private static void everywhere(Planted planted, Place place) {
        CARRIERS.forEach((carrier, put) -> {
            String text = put.apply(planted.name, planted.value);
            NESTINGS.forEach((nesting, nest) -> {
                for (Charset charset : CHARSETS) {
                    place.planted(carrier + ' ' + nesting, nest.apply(text), charset);
                }
            });
        });
    }

    /** Two values that are one datum do not fit into a carrier for one; fields of HTTP have no nested names. */
    private static boolean applies(Kind kind, String place) {
        boolean pair = kind == Kind.LOCATION;
        boolean field = EnumSet.of(Kind.BASIC_AUTH, Kind.BEARER_TOKEN, Kind.DIGEST_AUTH, Kind.SESSION_COOKIE)
                .contains(kind);
        return !(pair && (place.startsWith("json patch") || place.startsWith("json pair")))
                && !(field && (place.startsWith("json patch") || place.startsWith("nested form")));
    }

    private static void secret(Kind kind, String name, String value) {
        SECRETS.put(kind, new Planted(name, value));
    }

    static {
        if (!EnumSet.allOf(Kind.class).equals(EnumSet.copyOf(SECRETS.keySet()))) {
            throw new IllegalStateException("a kind without a secret");
        }
    }

    private static String json(String s) {
        return '"'
                + s.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private static String escaped(String s) {
        StringBuilder out = new StringBuilder();
        s.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.toString();
    }

    private static String form(String s) {
        return java.net.URLEncoder.encode(s, StandardCharsets.UTF_8);
    }

    private static String percent(String s) {
        StringBuilder out = new StringBuilder();
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }

    private static String xml(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String references(String s) {
        StringBuilder out = new StringBuilder();
        s.chars().forEach(c -> out.append("&#").append(c).append(';'));
        return out.toString();
    }

    private static String base64(String s) {
        return Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, String value) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static Content content(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        String type = charset.equals(StandardCharsets.UTF_8) ? "text/plain" : "text/plain; charset=" + charset.name();
        return new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length);
    }

    /** Two stretches, as the wire hands them over. */
    private static List<Content> cut(byte[] bytes, int cut) {
        RequestHead head = head("text/plain");
        Passage passage = new Passage();
        return List.of(
                new Content(head, Content.Form.BODY, bytes, 0, cut, passage, true, false),
                new Content(head, Content.Form.BODY, bytes, cut, bytes.length, passage, false, true));
    }

    private static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }

    private static Set<String> kinds(List<Content> stretches) {
        Set<String> kinds = new TreeSet<>();
        stretches.forEach(stretch -> DETECTION.inspect(stretch).forEach(sighting -> kinds.add(sighting.kind())));
        return kinds;
    }
}
