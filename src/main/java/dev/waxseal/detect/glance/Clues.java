package dev.waxseal.detect.glance;

import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.value.Recognizer;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.ValueScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keywords of the first look, and who decides about each: beginnings of names and tokens, and what numbers, addresses
 * and escapes have in them.
 */
final class Clues {
    /** Enough of a name to be rare in other words. */
    private static final int STEM = 8;

    /** What begins Base64 of JSON, XML and PEM, with the white space that printers put there. */
    private static final String[] BASE64 = {"eyj", "ewog", "ewoj", "ew0k", "w3si", "pd94", "phnhb", "ls0tl"};

    /** Names that are looked for within Base64 too, wherever in its groups of three they begin. */
    private static final String[] WITHIN_BASE64 = {
        "password",
        "passwd",
        "secret",
        "token",
        "api_key",
        "apiKey",
        "apikey",
        "card",
        "email",
        "phone",
        "account",
        "ssn\":",
        "iban",
        "cvv\":",
        "pwd=",
        "pwd\":",
        "pin\":",
        "otp\":",
        "birth",
        "street",
        "latitude"
    };

    private final Keywords keywords = new Keywords();
    private final Recognizers recognizers;
    private final ValueScan values;
    private final Names names;
    private final NameClue name;
    private final ShortNameClue shortName;
    private final CertainClue certain = new CertainClue();

    Clues(Names names, Recognizers recognizers, ValueScan values) {
        this.recognizers = recognizers;
        this.values = values;
        this.names = names;
        this.name = new NameClue(names);
        this.shortName = new ShortNameClue(name);
    }

    Keywords keywords(List<NameRule> rules, List<String> literals) {
        names(rules, names.latin());
        // rue is a French street, and pan a card number, which has digits enough to be known without its name
        keywords.mute("true");
        keywords.mute("span");
        keywords.add(name, "authoriz", "cookie"); // Authorization and Cookie, whose values have a syntax of their own
        values();
        signs();
        base64();
        for (String literal : literals) {
            if (!literal.isEmpty()) {
                keywords.add(certain, literal.substring(0, Math.min(literal.length(), STEM)));
            }
        }
        return keywords.build();
    }

    private void names(List<NameRule> rules, Set<String> latin) {
        for (String phrase : latin) {
            if (!endsWithAnother(phrase, latin)) {
                stem(Bytes.of(phrase));
                stem(Bytes.of(phrase.replace(" ", "")));
            }
        }
        for (NameRule rule : rules) {
            for (String spelled : rule.names()) {
                if (!Bytes.ascii(spelled)) {
                    accented(spelled.toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /** Whether the end of the name is a name itself ({@code shipping address}), so that its stem finds both. */
    private static boolean endsWithAnother(String phrase, Set<String> phrases) {
        for (int space = phrase.indexOf(' '); space > 0; space = phrase.indexOf(' ', space + 1)) {
            if (phrase.length() - space > 4 && phrases.contains(phrase.substring(space + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The first bytes of a name beyond ASCII, in UTF-8 and in ISO 8859-1. */
    private void accented(String small) {
        stem(small.getBytes(StandardCharsets.UTF_8));
        stem(small.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        if (Bytes.latin(small)) {
            stem(Bytes.of(small));
        }
    }

    private void stem(byte[] stem) {
        int n = Math.min(stem.length, STEM);
        while (n > 0 && stem[n - 1] == ' ') {
            n--;
        }
        if (n >= 3) {
            keywords.add(n == ShortNameClue.LENGTH ? shortName : name, Arrays.copyOf(stem, n));
        }
    }

    private void values() {
        for (int i = 0; i < recognizers.size(); i++) {
            Recognizer recognizer = recognizers.get(i);
            keywords.add(new ValueClue(recognizer, values), recognizer.keywords());
        }
        keywords.mute("00000000000"); // longer runs were asked about when they were ten digits long
    }

    private void signs() {
        keywords.add(
                certain,
                "%000a%00",
                "%000b%00",
                "%000y%00",
                "%000%00",
                "%00argon",
                "\"kty\"",
                "\"kty\\",
                "quot;kty",
                "%00kty%",
                "pw\":",
                "pw=",
                "pw:",
                "pw>",
                "pw\"",
                "pw\\",
                "curl_",
                "0_is_your_",
                "http__a_",
                "mysql__",
                "sshpass_",
                "redis_cli_",
                "mosquitto_",
                "ldapsearch_",
                "docker_login",
                "podman_login",
                "az_login",
                "keytool_",
                "securestring",
                "identified_by",
                "msh|",
                "location\":{\"t",
                "location\":_{\"t",
                "position\":{\"t",
                "position\":_{\"t",
                "geo\":{\"type",
                "geo\":_{\"type",
                "private%00key",
                "saml");
        keywords.add(new EscapeClue(names), "\\u0", "\\ub", "\\uc", "\\ud", "&#0", "&#x", "amp;#0", "amp;#x", "%0cu0");
        keywords.add(new PercentClue(), "%0", "%c", "%d", "%e");
    }

    /** What begins Base64, and what a name becomes in it at each place; only the characters that it alone decides. */
    private void base64() {
        keywords.add(certain, BASE64);
        for (String name : WITHIN_BASE64) {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (String spelled : List.of(name, capital, name.toUpperCase(Locale.ROOT))) {
                for (int before = 0; before < 3; before++) {
                    byte[] padded = Bytes.of(" ".repeat(before) + spelled);
                    String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
                    String decided = encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
                    if (decided.length() >= 4) {
                        keywords.add(certain, decided);
                    }
                }
            }
        }
    }
}
