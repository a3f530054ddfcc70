package dev.waxseal.detect;

/** Finds what is recognised by itself, whatever it is called: one pass over a text, each place looked at once. */
final class ValueScan {

    /** Is told what was found and where in the text. */
    interface Found {
        void found(Kind kind, int from, int to, String label);
    }

    private ValueScan() {}

    static void scan(String s, Found found) {
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            int end = -1;
            if (Chars.digit(c)) {
                end = Cards.alone(s, i);
                if (end > 0) {
                    found.found(Kind.CARD_NUMBER, i, end, brand(s, i, end));
                } else {
                    end = Chars.digitsEnd(s, i);
                }
            } else if (c == 'e') {
                end = Jwt.end(s, i);
                if (end > 0) {
                    found.found(Kind.JWT, i, end, "");
                }
            } else if (c >= 'A' && c <= 'Z') {
                end = Iban.alone(s, i);
                if (end > 0) {
                    found.found(Kind.IBAN, i, end, "");
                }
            } else if (c == '-') {
                end = Pem.end(s, i);
                if (end > 0) {
                    found.found(Kind.PRIVATE_KEY, i, end, "");
                }
            }
            i = end > i ? end : i + 1;
        }
    }

    private static String brand(String s, int from, int to) {
        String brand = Cards.brand(Chars.without(s.substring(from, to), " -"));
        return brand == null ? "" : brand;
    }
}
