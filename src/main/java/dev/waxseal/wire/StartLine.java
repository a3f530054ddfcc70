package dev.waxseal.wire;

/**
 * Tells from the first bytes of a message, in any split and as early as it is certain, what is being spoken. Requests count
 * that servers take although they are malformed, by RFC 9112 section 3 or by mere habit: any white space between the words,
 * {@code http/1.1}, versions of any number, none at all (HTTP/0.9) where method and target leave no doubt.
 */
final class StartLine {

    /** What a start line turned out to be. */
    enum Kind {
        UNDECIDED,
        /** {@code method SP target SP HTTP/1.x} (RFC 9112 section 3), or what servers take for it. */
        REQUEST,
        /** Begins with {@code HTTP/} (RFC 9112 section 4). */
        RESPONSE,
        /** The first line of the HTTP/2 connection preface (RFC 9113 section 3.4). */
        HTTP_2,
        /** The frame an HTTP/2 server begins with (RFC 9113 section 3.4). */
        HTTP_2_SETTINGS,
        /** What goes before when a SOCKS proxy is spoken to first (RFC 1928), known by its first byte. */
        SOCKS,
        /** What a proxy puts in front to tell whom it speaks for (HAProxy's PROXY protocol, a line or in its version 2 bytes). */
        PROXY,
        /** A TLS record with a ClientHello (RFC 8446 section 5.1). */
        TLS,
        /** A TLS record with a ServerHello. */
        TLS_ANSWER,
        /** A TLS record of another kind: what was said before was not heard. */
        TLS_MIDST,
        OTHER;

        /** Whether it is what a client begins with. */
        boolean isAsking() {
            return switch (this) {
                case REQUEST, HTTP_2, TLS, SOCKS, PROXY -> true;
                case UNDECIDED, RESPONSE, HTTP_2_SETTINGS, TLS_ANSWER, TLS_MIDST, OTHER -> false;
            };
        }
    }

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_FIRST_TYPE = 0x14;
    private static final int TLS_LAST_TYPE = 0x17;
    private static final int TLS_MAJOR_VERSION = 3;
    private static final int TLS_MINOR_VERSION = 4;

    /** The high byte of the length of the longest record. */
    private static final int TLS_LENGTH = 0x48;

    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int SOCKS_4 = 4;
    private static final int SOCKS_5 = 5;
    private static final String PROTOCOL = "HTTP";
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** As {@link #word} has them. */
    private static final long PROXY = word("PROXY");

    private static final long PRI = word("PRI");
    private static final long[] METHODS = {
        word("GET"),
        word("HEAD"),
        word("POST"),
        word("PUT"),
        word("DELETE"),
        word("OPTIONS"),
        word("PATCH"),
        word("TRACE")
    };

    /** The header of a SETTINGS frame that is no acknowledgement (RFC 9113 section 6.5); -1 is any. */
    private static final int[] SETTINGS = {0, 0, -1, Http2Frames.SETTINGS, 0, 0, 0, 0, 0};

    /** How version 2 of the PROXY protocol begins after two empty lines and a zero; then version, family, and a length. */
    private static final String PROXY_2 = "\r\nQUIT\n";

    private static final int PROXY_2_VERSION = 0x20;

    /** The longest address, and whatever else is told beside it (TLVs). */
    private static final int PROXY_2_MOST = 4 << 10;

    private enum At {
        BEGINNING,
        SETTINGS_FRAME,
        PROXY_2,
        TLS_RECORD,
        METHOD,
        TARGET,
        REST
    }

    private At at = At.BEGINNING;
    private Kind kind = Kind.UNDECIDED;
    private int length;
    private int remaining;
    private int stopped;
    private byte recordType;
    private boolean protocolSoFar = true;

    /** The first word, eight characters of it, and the first character of the second one. */
    private long method;

    private byte target;
    private final ProtocolVersion version = new ProtocolVersion();

    Kind kind() {
        return kind;
    }

    /** Reads on until it is certain; white space in front must be gone. */
    Kind read(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && kind == Kind.UNDECIDED) {
            kind = step(bytes[i++]);
        }
        stopped = i;
        return kind;
    }

    /** After the last byte that was needed, in the bytes that were read last. */
    int stopped() {
        return stopped;
    }

    private Kind step(byte b) {
        return switch (at) {
            case BEGINNING -> beginning(b);
            case SETTINGS_FRAME -> settings(b);
            case PROXY_2 -> proxy2(b);
            case TLS_RECORD -> tls(b);
            case METHOD -> method(b);
            case TARGET -> target(b);
            case REST -> rest(b);
        };
    }

    private Kind beginning(byte b) {
        if (b >= TLS_FIRST_TYPE && b <= TLS_LAST_TYPE) {
            at = At.TLS_RECORD;
            recordType = b;
            length = 1;
            return Kind.UNDECIDED;
        }
        if (b == SETTINGS[0]) {
            at = At.SETTINGS_FRAME;
            length = 1;
            return Kind.UNDECIDED;
        }
        if (b == SOCKS_4 || b == SOCKS_5) {
            return Kind.SOCKS;
        }
        at = At.METHOD;
        return method(b);
    }

    /** Version, length, and of a handshake the type of the first message. */
    private Kind tls(byte b) {
        return switch (length++) {
            case 1 -> b == TLS_MAJOR_VERSION ? Kind.UNDECIDED : Kind.OTHER;
            case 2 -> b >= 0 && b <= TLS_MINOR_VERSION ? Kind.UNDECIDED : Kind.OTHER;
            case 3 ->
                b < 0 || b > TLS_LENGTH ? Kind.OTHER : recordType == TLS_HANDSHAKE ? Kind.UNDECIDED : Kind.TLS_MIDST;
            case 4 -> Kind.UNDECIDED;
            default -> b == CLIENT_HELLO ? Kind.TLS : b == SERVER_HELLO ? Kind.TLS_ANSWER : Kind.TLS_MIDST;
        };
    }

    private Kind settings(byte b) {
        if (length == 1 && b == PROXY_2.charAt(0)) {
            at = At.PROXY_2;
            return proxy2(b);
        }
        int expected = SETTINGS[length++];
        return expected >= 0 && b != expected
                ? Kind.OTHER
                : length == SETTINGS.length ? Kind.HTTP_2_SETTINGS : Kind.UNDECIDED;
    }

    private Kind proxy2(byte b) {
        int index = length++ - 1;
        if (index < PROXY_2.length()) {
            return b == PROXY_2.charAt(index) ? Kind.UNDECIDED : Kind.OTHER;
        }
        switch (index - PROXY_2.length()) {
            case 0 -> {
                return (b & 0xf0) == PROXY_2_VERSION ? Kind.UNDECIDED : Kind.OTHER;
            }
            case 1 -> {}
            case 2 -> remaining = (b & 0xff) << Byte.SIZE;
            case 3 -> remaining |= b & 0xff;
            default -> remaining--;
        }
        return remaining > PROXY_2_MOST
                ? Kind.OTHER
                : index - PROXY_2.length() >= 3 && remaining == 0 ? Kind.PROXY : Kind.UNDECIDED;
    }

    private Kind method(byte b) {
        if (isTokenCharacter(b)) {
            protocolSoFar &= length < PROTOCOL.length() && b == PROTOCOL.charAt(length);
            length = Math.min(length + 1, Long.BYTES + 1);
            method = length > Long.BYTES ? 0 : method << 8 | b;
            return Kind.UNDECIDED;
        }
        if (b == '/' && protocolSoFar && length == PROTOCOL.length()) {
            return Kind.RESPONSE;
        }
        if (!isBlank(b) || length == 0) {
            return Kind.OTHER;
        }
        at = At.TARGET;
        return Kind.UNDECIDED;
    }

    private Kind target(byte b) {
        if (isBlank(b)) {
            return Kind.UNDECIDED;
        }
        target = b;
        at = At.REST;
        return isControl(b) ? Kind.OTHER : rest(b);
    }

    /** Sloppy clients send targets with spaces in them, so only the line's end tells. */
    private Kind rest(byte b) {
        if (b == '\n') {
            return line();
        }
        if (b == 0 || (isControl(b) && !isBlank(b) && b != '\r' && !isLikely())) {
            return Kind.OTHER;
        }
        version.step(b);
        return Kind.UNDECIDED;
    }

    private Kind line() {
        if (version.isHttp()) {
            return method == PRI && target == '*' && version.isMajor('2') ? Kind.HTTP_2 : Kind.REQUEST;
        }
        if (method == PROXY) {
            return Kind.PROXY;
        }
        return isLikely() && !version.isOther() ? Kind.REQUEST : Kind.OTHER;
    }

    /** Whether method and target are HTTP's by themselves: a known method for a path or a URL. */
    private boolean isLikely() {
        if (target == '/' || target == 'h') {
            for (long known : METHODS) {
                if (method == known) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long word(String text) {
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenCharacter(byte b) {
        return isBetween('a', b, 'z')
                || isBetween('A', b, 'Z')
                || isBetween('0', b, '9')
                || TOKEN_MARKS.indexOf(b) >= 0;
    }

    /** What servers take between the words of a request line (RFC 9112 section 3). */
    static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == 0x0b || b == '\f';
    }

    private static boolean isControl(byte b) {
        return isBetween('\0', b, '\u001f') || b == 0x7f;
    }

    private static boolean isBetween(char least, byte b, char most) {
        return b >= least && b <= most;
    }
}
