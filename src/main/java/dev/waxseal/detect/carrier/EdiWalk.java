package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads electronic data interchange, ASC X12 and UN/EDIFACT (ISO 9735): segments whose names, and qualifiers beside it, say
 * what a value is.
 */
final class EdiWalk {

    /** The characters of X12's first segment, whose elements have fixed lengths. */
    private static final int ISA = 106;

    /** The characters of EDIFACT's service string advice. */
    private static final int UNA = 9;

    /** Entities of X12 that are people: insured, patient, corrected insured, dependent. */
    private static final Set<String> PEOPLE = Set.of("IL", "QC", "74", "03");

    /** Qualifiers of diagnoses in X12, by the ninth and the tenth ICD. */
    private static final Set<String> DIAGNOSES = Set.of("BK", "BF", "BJ", "ABK", "ABF", "ABJ");

    /**
     * What the interchange is written with.
     *
     * @param release takes its meaning from the character behind it; in X12 nothing does
     * @param end ends segments
     */
    private record Signs(char component, char element, char release, char end) {

        /** As the first segment says, or null where none stands there. */
        static @Nullable Signs of(String s, int at) {
            if (s.startsWith("ISA", at) && s.length() >= at + ISA) {
                char element = s.charAt(at + 3);
                return !Chars.word(element) && s.charAt(at + ISA - 3) == element
                        ? new Signs(s.charAt(at + ISA - 2), element, '\0', s.charAt(at + ISA - 1))
                        : null;
            } else if (s.startsWith("UNA", at) && s.length() > at + UNA) {
                return s.startsWith("UNB", Chars.skipSpace(s, at + UNA))
                        ? new Signs(s.charAt(at + 3), s.charAt(at + 4), s.charAt(at + 6), s.charAt(at + UNA - 1))
                        : null;
            }
            return s.startsWith("UNB+", at) ? new Signs(':', '+', '?', '\'') : null;
        }

        /** Where the text is next parted by one of these, from here on. */
        int next(String s, int from, char parting) {
            int i = from;
            while (i < s.length() && s.charAt(i) != parting) {
                i += s.charAt(i) == release ? 2 : 1;
            }
            return Math.min(i, s.length());
        }

        List<String> parts(String s, char parting) {
            List<String> parts = new ArrayList<>();
            for (int from = 0; from <= s.length(); ) {
                int next = next(s, from, parting);
                parts.add(s.substring(from, next));
                from = next + 1;
            }
            return parts;
        }
    }

    private final String location;
    private final Scope scope;
    private final Signs signs;

    /** Whether the segments tell of a person. */
    private boolean person;

    private EdiWalk(String location, Scope scope, Signs signs) {
        this.location = location;
        this.scope = scope;
        this.signs = signs;
    }

    /** Whether the text begins with the first segment of an interchange. */
    static boolean interchange(String s) {
        return Signs.of(s, Chars.start(s)) != null;
    }

    /** What of a text that begins so must stand before any other segments of it. */
    static String header(String s) {
        int start = Chars.start(s);
        return s.startsWith("ISA", start)
                ? s.substring(start, start + ISA)
                : s.startsWith("UNA", start) ? s.substring(start, start + UNA) + "UNB+" : "UNB+'";
    }

    /** Adds the values that are known. */
    static void walk(String s, String location, Scope scope) {
        int from = Chars.start(s);
        Signs signs = Signs.of(s, from);
        if (signs != null) {
            EdiWalk walk = new EdiWalk(location, scope, signs);
            while (from < s.length()) {
                int end = signs.next(s, from, signs.end);
                walk.segment(signs.parts(s.substring(from, end).strip(), signs.element));
                from = end + 1;
            }
        }
    }

    private void segment(List<String> segment) {
        switch (segment.get(0)) {
            case "NM1" -> {
                person = PEOPLE.contains(element(segment, 1));
                qualified(element(segment, 8), element(segment, 9));
            }
            case "REF" -> qualified(element(segment, 1), element(segment, 2));
            case "DMG" -> add("date of birth", element(segment, 2));
            case "N3" -> add(person ? "home address" : "", element(segment, 1));
            case "PER" -> contacts(segment);
            case "HI" -> diagnoses(segment);
            case "BPR" -> {
                account(element(segment, 7), element(segment, 9));
                account(element(segment, 13), element(segment, 15));
            }
            case "FII" ->
                account("", signs.parts(element(segment, 2), signs.component).get(0));
            case "DTM" -> {
                List<String> date = signs.parts(element(segment, 1), signs.component);
                add(date.get(0).equals("329") ? "date of birth" : "", element(date, 1));
            }
            default -> {}
        }
    }

    /** An element, or a component of one; empty where the segment has fewer. */
    private static String element(List<String> segment, int at) {
        return at < segment.size() ? segment.get(at) : "";
    }

    /** A number of a person, of which there are many. */
    private void qualified(String qualifier, String number) {
        switch (qualifier) {
            case "34", "SY" -> add("ssn", number);
            case "MI", "1W", "0F" -> add("health insurance number", number);
            default -> {}
        }
    }

    private void contacts(List<String> segment) {
        for (int i = 3; person && i + 1 < segment.size(); i += 2) {
            switch (segment.get(i)) {
                case "HP", "CP", "TE", "WP" -> add("phone", segment.get(i + 1));
                case "EM" -> add("email", segment.get(i + 1));
                default -> {}
            }
        }
    }

    private void diagnoses(List<String> segment) {
        for (String element : segment) {
            List<String> code = signs.parts(element, signs.component);
            add(DIAGNOSES.contains(code.get(0)) ? "diagnosis code" : "", element(code, 1));
        }
    }

    private void account(String bank, String number) {
        if (!number.isEmpty()) {
            Scope account = scope.child("");
            account.add(location, "routing number", bank);
            account.add(location, "account number", number);
        }
    }

    private void add(String name, String value) {
        if (!name.isEmpty() && !value.isEmpty()) {
            scope.child("").add(location, name, value);
        }
    }
}
