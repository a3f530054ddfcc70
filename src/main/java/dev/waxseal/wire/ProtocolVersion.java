package dev.waxseal.wire;

/** Whether the last word of a line is the version of a protocol, such as {@code HTTP/1.1}, and whether of HTTP. */
final class ProtocolVersion {

    private static final String HTTP = "http/";
    private static final int FIRST_DIGIT = HTTP.length();
    private static final int MAJOR = FIRST_DIGIT + 1;
    private static final int MINOR = MAJOR + 2;
    private static final int NO = -1;

    private enum Shape {
        BEGINNING,
        NAME,
        SLASH,
        VERSION,
        NONE
    }

    private boolean ended = true;
    private int http = NO;
    private Shape shape = Shape.NONE;
    private byte major;

    /** Reads on in the line. */
    void step(byte b) {
        if (StartLine.isBlank(b) || b == '\r') {
            ended = true;
            return;
        }
        if (ended) {
            ended = false;
            http = 0;
            shape = Shape.BEGINNING;
        }
        if (http != NO) {
            http = next(b);
        }
        if (shape != Shape.NONE && shape != Shape.VERSION) {
            boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
            shape = letter && shape != Shape.SLASH
                    ? Shape.NAME
                    : b == '/' && shape == Shape.NAME
                            ? Shape.SLASH
                            : isDigit(b) && shape == Shape.SLASH ? Shape.VERSION : Shape.NONE;
        }
    }

    private int next(byte b) {
        if (http < FIRST_DIGIT) {
            return (b >= 'A' && b <= 'Z' ? b | 0x20 : b) == HTTP.charAt(http) ? http + 1 : NO;
        }
        if (isDigit(b)) {
            if (http == FIRST_DIGIT) {
                major = b;
            }
            return http <= MAJOR ? MAJOR : MINOR;
        }
        return b == '.' && http == MAJOR ? MAJOR + 1 : NO;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the line ends with HTTP's. */
    boolean isHttp() {
        return http == MAJOR || http == MINOR;
    }

    boolean isMajor(char digit) {
        return major == digit;
    }

    /** Whether it ends with a version of whatever. */
    boolean isOther() {
        return shape == Shape.VERSION && !isHttp();
    }

    /** Where the version begins at the end of this line, or its length where there is none; for lines that were read. */
    static int begin(String line) {
        int end = line.length();
        while (end > 0 && StartLine.isBlank(line.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && !StartLine.isBlank(line.charAt(begin - 1))) {
            begin--;
        }
        return begin > 0 && line.regionMatches(true, begin, HTTP, 0, HTTP.length()) ? begin : line.length();
    }
}
