package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.Set;

/**
 * Reads messages that banks send each other, and their statements, as SWIFT has them (Standards MT, ISO 15022): fields that
 * begin a line with a number between colons.
 */
final class SwiftWalk {

    /** The fields whose first line may be an account of somebody: who orders, whom it is for, whose statement it is. */
    private static final Set<String> ACCOUNTS = Set.of("50A", "50F", "50H", "50K", "59", "59A", "59F", "25", "25P");

    private SwiftWalk() {}

    /** Whether the text begins with the first block of a message, or the reference that most begin with. */
    static boolean message(String s) {
        int start = Chars.start(s);
        return s.startsWith("{1:F", start) || s.startsWith(":20:", start);
    }

    /** Adds the accounts. */
    static void walk(String s, String location, Scope scope) {
        for (int line = 0; line < s.length(); ) {
            int end = Chars.lineEnd(s, line);
            int colon = s.charAt(line) == ':' ? s.indexOf(':', line + 1) : -1;
            if (colon > 0 && colon < end && ACCOUNTS.contains(s.substring(line + 1, colon))) {
                account(s.substring(colon + 1, end).strip(), location, scope);
            }
            line = end + 1;
        }
    }

    /** {@code /123}, {@code bank/123}, {@code bank/123EUR}; one of letters and digits knows itself. */
    private static void account(String field, String location, Scope scope) {
        int from = field.lastIndexOf('/') + 1;
        int to = from;
        while (to < field.length() && Chars.digit(field.charAt(to))) {
            to++;
        }
        if (to > from) {
            scope.child("").add(location, "account number", field.substring(from, to));
        }
    }
}
