package dev.waxseal.wire;

/** How the end of a message's content is known (RFC 9112 section 6.3): its length, or one of the numbers here. */
final class Framing {

    /** By the chunked transfer coding. */
    static final long CHUNKED = -1;

    static final long UNTIL_CLOSE = -2;
    static final long INVALID = -3;

    /** What a tenth of the longest content may be that a {@code long} counts. */
    private static final long LENGTH_MOST = Long.MAX_VALUE / 10 - 1;

    private Framing() {}

    /** The length of the content by the framing fields, or {@code otherwise} where there are none. */
    static long lengthOf(Fields fields, long otherwise) {
        boolean coded = false;
        boolean chunked = false;
        long length = otherwise;
        boolean known = false;
        for (Field field : fields) {
            if (field.is("Transfer-Encoding")) {
                String value = field.value();
                coded = true;
                chunked = value.regionMatches(true, value.length() - 7, "chunked", 0, 7);
            } else if (field.is("Content-Length")) {
                for (String one : field.value().split(",", -1)) {
                    long parsed = digits(one.strip());
                    length = parsed < 0 || (known && parsed != length) ? INVALID : parsed;
                    known = true;
                    if (length == INVALID) {
                        return INVALID;
                    }
                }
            }
        }
        return chunked ? CHUNKED : coded ? UNTIL_CLOSE : length;
    }

    private static long digits(String text) {
        if (text.isEmpty()) {
            return INVALID;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > LENGTH_MOST) {
                return INVALID;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
