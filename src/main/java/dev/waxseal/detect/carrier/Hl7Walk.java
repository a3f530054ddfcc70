package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.Map;

/** Reads messages of HL7 version 2: segments of {@code |} between fields, whose numbers say what they are. */
final class Hl7Walk {

    /** By segment and field, what the field is called elsewhere (HL7 v2.5.1 chapters 3, 4, 6 and 7). */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("PID-2", "patient id"),
            Map.entry("PID-3", "patient id"),
            Map.entry("PID-7", "date of birth"),
            Map.entry("PID-11", "home address"),
            Map.entry("PID-13", "phone"),
            Map.entry("PID-14", "phone"),
            Map.entry("PID-17", "religion"),
            Map.entry("PID-18", "patient id"),
            Map.entry("PID-19", "ssn"),
            Map.entry("PID-20", "driver license"),
            Map.entry("NK1-5", "phone"),
            Map.entry("DG1-3", "diagnosis code"),
            Map.entry("DG1-4", "diagnosis"),
            Map.entry("AL1-3", "allergy"),
            Map.entry("RXE-2", "medication"),
            Map.entry("RXO-1", "medication"),
            Map.entry("OBX-5", "lab result"),
            Map.entry("IN1-36", "health insurance number"));

    private Hl7Walk() {}

    /** Whether the text begins with the header segment of a message, or of a batch or a file of them. */
    static boolean messages(String s) {
        int start = Chars.start(s);
        return s.startsWith("MSH|", start) || s.startsWith("BHS|", start) || s.startsWith("FHS|", start);
    }

    /** Adds the fields that are known, each with its first component as value. */
    static void walk(String s, String location, Scope scope) {
        int line = 0;
        while (line < s.length()) {
            int end = line;
            while (end < s.length() && s.charAt(end) != '\r' && s.charAt(end) != '\n') {
                end++;
            }
            segment(s, line, end, location, scope.child(""));
            line = end + 1;
        }
    }

    private static void segment(String s, int from, int to, String location, Scope scope) {
        int field = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || s.charAt(i) == '|') {
                String name = field == 0 ? null : FIELDS.get(s.substring(from, Math.min(to, from + 3)) + '-' + field);
                if (name != null && i > start) {
                    scope.add(location, name, component(s.substring(start, i), name));
                }
                field++;
                start = i + 1;
            }
        }
    }

    /** The first repetition; its first component, or of an address all of them. */
    private static String component(String field, String name) {
        int repetition = field.indexOf('~');
        String first = repetition < 0 ? field : field.substring(0, repetition);
        int component = first.indexOf('^');
        return name.equals("home address") || component < 0
                ? first.replace('^', ' ').strip()
                : first.substring(0, component);
    }
}
