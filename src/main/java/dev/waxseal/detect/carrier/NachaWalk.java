package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/**
 * Reads files of the Automated Clearing House (Nacha Operating Rules, appendix three): lines of 94 characters whose columns
 * say what they are. The receiver's bank account stands in the entry detail records, those of type 6.
 */
public final class NachaWalk {
    private static final int RECORD = 94;

    /** A file that lost the white space at the ends of its lines. */
    private static final int SHORTEST = 70;

    private NachaWalk() {}

    /** Whether the text begins with a file header record, or with an entry or batch of one. */
    public static boolean file(String s) {
        int line = s.indexOf('\n');
        int end = line < 0 ? s.length() : line;
        boolean header = s.startsWith("101 ") && end >= 13 && Chars.digits(s.substring(4, 13));
        return header && end >= SHORTEST && end <= RECORD + 8 && s.startsWith("094", 34);
    }

    /** Adds the accounts of the entries. */
    static void walk(String s, String location, Scope scope) {
        int line = 0;
        while (line < s.length()) {
            int next = s.indexOf('\n', line);
            int end = next < 0 ? s.length() : next;
            if (end - line >= 39 && s.charAt(line) == '6' && Chars.digits(s.substring(line + 1, line + 12))) {
                Scope entry = scope.child("");
                entry.add(location, "routing number", s.substring(line + 3, line + 12));
                entry.add(
                        location,
                        "account number",
                        s.substring(line + 12, line + 29).strip());
            }
            line = end + 1;
        }
    }
}
