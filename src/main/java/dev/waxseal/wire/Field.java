package dev.waxseal.wire;

/** One header or trailer field line (RFC 9110 section 5): the name as sent, the value without white space around it. */
public record Field(String name, String value) {

    /** Whether it has this name. */
    public boolean is(String name) {
        return areSame(this.name, name);
    }

    /**
     * Whether two field names are the same, which no case makes different (RFC 9110 section 5.1). They are ASCII by rule;
     * {@code equalsIgnoreCase} knows all of Unicode, and that is a lot to compile into every loop over fields.
     */
    public static boolean areSame(String one, String other) {
        int length = one.length();
        if (other.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b && lower(a) != lower(b)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
