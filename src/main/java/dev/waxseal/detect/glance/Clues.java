package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.CommandLine;
import dev.waxseal.detect.carrier.Sentences;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.EffectiveName;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.text.Preparing;
import dev.waxseal.detect.value.DigitRuns;
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

    /** Enough of the end of a name that others lie in. */
    private static final int PART = 6;

    /** What begins Base64 of XML, PEM and arrays of JSON; objects are what JSON Web Tokens begin with. */
    private static final String[] BASE64 = {"w3si", "pd94", "phnhb", "ls0tl"};

    /** What says that a document holds what has no name of its own: keys, messages between hospitals, insurers and banks, assertions. */
    private static final String[] DOCUMENTS = { // longer ones by their ends: each cursor reads the longest twice
        "\"kty\"",
        "'kty'",
        "kty:",
        "kty=",
        "<kty>",
        "msh|",
        "isa*0",
        "isa|0",
        "isa^0",
        "unb+",
        "una:+",
        "\n:00",
        "\\n:00", // as JSON has it
        "saml",
        "ofxsgml",
        "<ofx>",
        "ccpt",
        "bban",
        "\"policyid\"",
        "\"cpm\"",
        "geinprocess\"",
        "<othr>",
        "othr\":",
        "drlc",
        "nidn",
        "\"ppn\"",
        "\"mr\"",
        "\"ss\"",
        "rs_license\"",
        "er_license\"",
        "rslicense\"",
        "erlicense\"",
        "ing_licence\"",
        "password\"],", // the place of what a validation rejects
        "&p=",
        "base00url_be",
        "et_protocol:" // that of a WebSocket, whose values have no names
    };

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

    private final NameClue name;
    private final ShortNameClue shortNames;
    private final PartClue parts = new PartClue();
    private final CertainClue certain = new CertainClue();
    private final CommandClue commands = new CommandClue();
    private final EscapeClue escapes;
    private final EntityClue entities;
    private final PercentClue percents;
    private final DigitRunClue runs;
    private final BankFileClue bankFiles = new BankFileClue();
    private final Recognizers recognizers;
    private final Clue[] all;
    private final Joins joins = new Joins();
    private KeywordTree keywords;

    /** Who decides; {@code glance} is asked about what is found encoded. */
    Clues(Names names, Recognizers recognizers, ValueScan values, Glance glance) {
        this.name = new NameClue(names);
        this.shortNames = new ShortNameClue(name);
        this.escapes = new EscapeClue(glance, 0);
        this.entities = new EntityClue(glance, 0);
        this.percents = new PercentClue(glance, 0, joins);
        this.runs = new DigitRunClue(new DigitRuns(recognizers), values);
        this.recognizers = recognizers;
        Clue[] others = {name, shortNames, parts, certain, commands, escapes, entities, percents, runs, bankFiles};
        this.all = Arrays.copyOf(others, others.length + recognizers.size());
        for (int i = 0; i < recognizers.size(); i++) {
            all[others.length + i] = new ValueClue(recognizers.get(i), values);
        }
        this.keywords = new KeywordTree(joins, all);
    }

    /** All keywords: those that were prepared, and those of the rules and patterns that a user added. */
    Keywords keywords(PreparedPart prepared, List<NameRule> added, List<String> literals) {
        joins.read(prepared);
        parts.read(prepared.text());
        keywords = new KeywordTree(joins, all, prepared);
        if (!added.isEmpty()) {
            names(added);
        }
        for (String literal : literals) {
            if (!literal.isEmpty()) {
                keywords.add(certain, literal.substring(0, Math.min(literal.length(), STEM)));
            }
        }
        if (!added.isEmpty() || !literals.isEmpty()) {
            pluses();
        }
        return new Keywords(keywords.automaton(), all);
    }

    /** The keywords of the rules and recognisers that are shipped, as they are read above. */
    byte[] prepare(List<NameRule> rules) {
        keywords(rules);
        Preparing clues = new Preparing();
        joins.write(clues);
        clues.lines(parts.lines());
        keywords.write(clues);
        return clues.made();
    }

    private void keywords(List<NameRule> rules) {
        names(rules);
        // rue is a French street, and pan a card number, which has digits enough to be known without its name
        keywords.mute("true");
        keywords.mute("span");
        keywords.add(name, CredentialFields.keywords()); // whose values have a syntax of their own
        for (int i = 0; i < recognizers.size(); i++) {
            Clue clue = all[all.length - recognizers.size() + i];
            for (String keyword : recognizers.get(i).keywords()) {
                keywords.add(clue, keyword);
                if (keyword.contains("0_0")) {
                    keywords.add(clue, keyword.replace('_', '+')); // as forms have it
                }
            }
        }
        keywords.add(runs, DigitRuns.KEYWORD);
        keywords.mute(DigitRuns.KEYWORD + '0'); // longer runs were asked about when they were ten digits long
        keywords.add(bankFiles, BankFileClue.keywords());
        for (String keyword : CommandLine.keywords()) {
            keywords.add(commands, keyword);
        }
        for (String keyword : Sentences.keywords()) {
            keywords.add(certain, keyword);
        }
        keywords.add(certain, DOCUMENTS);
        keywords.add(escapes, EscapeClue.keywords());
        keywords.add(entities, EntityClue.keywords());
        keywords.add(percents, PercentClue.keywords());
        base64();
        pluses();
    }

    /** A plus stands for a space that joins something, wherever others have one in their keywords. */
    private void pluses() {
        for (byte[] joined : joins.keywords((byte) '+')) {
            keywords.add(percents, joined);
        }
    }

    private void names(List<NameRule> rules) {
        Set<String> latin = Names.latin(rules);
        for (String phrase : latin) {
            joins.name(Bytes.of(phrase));
            int last = phrase.lastIndexOf(' ');
            if (last > 0 && EffectiveName.part(phrase.substring(last + 1))) {
                parts(phrase.substring(phrase.lastIndexOf(' ', last - 1) + 1, last), phrase.substring(last + 1));
            }
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

    private void parts(String word, String rest) {
        parts.add(word, rest);
        String end = word.substring(Math.max(0, word.length() - PART));
        for (String opens : PartClue.opens()) {
            keywords.add(parts, end + opens);
        }
        keywords.add(parts, (end.equals(word) ? "<" : "") + end + '>');
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

    /** The first bytes of a name beyond ASCII, as it may be written, in UTF-8 and in ISO 8859-1. */
    private void accented(String small) {
        String title = Character.toUpperCase(small.charAt(0)) + small.substring(1);
        for (String written : List.of(small, title, small.toUpperCase(Locale.ROOT))) {
            byte[] utf8 = written.getBytes(StandardCharsets.UTF_8);
            joins.name(utf8);
            stem(utf8);
            if (Bytes.latin(written)) {
                stem(Bytes.of(written));
            }
        }
    }

    private void stem(byte[] stem) {
        int n = Math.min(stem.length, STEM);
        while (n > 0 && stem[n - 1] == ' ') {
            n--;
        }
        if (n == stem.length && n > ShortNameClue.LENGTH && letters(stem)) {
            keywords.addWhole(stem);
        } else if (n > ShortNameClue.LENGTH) {
            keywords.add(name, Arrays.copyOf(stem, n));
        } else if (n == ShortNameClue.LENGTH) {
            String two = Bytes.latin(stem, 0, n);
            for (String behind : ShortNameClue.behind()) {
                keywords.add(shortNames, two + behind);
            }
        }
    }

    private static boolean letters(byte[] word) {
        for (byte b : word) {
            if (!Bytes.letter(b)) {
                return false;
            }
        }
        return true;
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
