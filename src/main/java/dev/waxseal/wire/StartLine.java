package dev.waxseal.wire;

/** Tells from the first bytes of a message, in any split and as early as it is certain, what is being spoken. */
final class StartLine {

    /** What a start line turned out to be. */
    enum Kind {
        UNDECIDED,
        /** {@code method SP target SP HTTP/1.x} (RFC 9112 section 3). */
        REQUEST,
        /** Begins with {@code HTTP/} (RFC 9112 section 4). */
        RESPONSE,
        /** The first line of the HTTP/2 connection preface (RFC 9113 section 3.4). */
        HTTP_2,
        /** The frame an HTTP/2 server begins with (RFC 9113 section 3.4). */
        HTTP_2_SETTINGS,
        /** What goes before when a SOCKS proxy is spoken to first (RFC 1928), known by its first byte. */
        SOCKS,
        /** A line that a proxy puts in front to tell whom it speaks for (HAProxy's PROXY protocol, version 1). */
        PROXY,
        /** A TLS handshake record (RFC 8446 section 5.1). */
        TLS,
        OTHER
    }

    /** Room for any method; the longest registered one, {@code UPDATEREDIRECTREF}, has 17 characters. */
    private static final int METHOD_MOST = 64;

    /** No server takes a longer one (usual limits are 8 to 64 KB); what goes on for longer is something else. */
    private static final int LINE_MOST = 1 << 20;

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR_VERSION = 3;
    private static final int SOCKS_4 = 4;
    private static final int SOCKS_5 = 5;
    private static final String PROTOCOL = "HTTP";
    private static final String PROXY = "PROXY";
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String VERSION = " HTTP/#.#";

    /** The header of a SETTINGS frame that is no acknowledgement (RFC 9113 section 6.5); -1 is any. */
    private static final int[] SETTINGS = {0, 0, -1, Http2Frames.SETTINGS, 0, 0, 0, 0, 0};

    private enum At {
        BEGINNING,
        SETTINGS_FRAME,
        TLS_VERSION,
        METHOD,
        TARGET,
        REST
    }

    private At at = At.BEGINNING;
    private Kind kind = Kind.UNDECIDED;
    private int length;
    private int stopped;
    private int versionMatched;
    private boolean protocolSoFar;
    private boolean proxySoFar;
    private byte major;

    Kind kind() {
        return kind;
    }

    /** Reads on until it is certain; white space lines in front must be gone. */
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
        if (++length > LINE_MOST) {
            return Kind.OTHER;
        }
        return switch (at) {
            case BEGINNING -> beginning(b);
            case SETTINGS_FRAME -> settings(b);
            case TLS_VERSION -> b == TLS_MAJOR_VERSION ? Kind.TLS : Kind.OTHER;
            case METHOD -> method(b);
            case TARGET -> target(b);
            case REST -> rest(b);
        };
    }

    private Kind beginning(byte b) {
        if (b == TLS_HANDSHAKE) {
            at = At.TLS_VERSION;
            return Kind.UNDECIDED;
        }
        if (b == SETTINGS[0]) {
            at = At.SETTINGS_FRAME;
            return Kind.UNDECIDED;
        }
        if (b == SOCKS_4 || b == SOCKS_5) {
            return Kind.SOCKS;
        }
        at = At.METHOD;
        protocolSoFar = true;
        proxySoFar = true;
        return method(b);
    }

    private Kind settings(byte b) {
        int expected = SETTINGS[length - 1];
        return expected >= 0 && b != expected
                ? Kind.OTHER
                : length == SETTINGS.length ? Kind.HTTP_2_SETTINGS : Kind.UNDECIDED;
    }

    private Kind method(byte b) {
        if (isTokenCharacter(b)) {
            protocolSoFar &= continues(PROTOCOL, b);
            proxySoFar &= continues(PROXY, b);
            return length > METHOD_MOST ? Kind.OTHER : Kind.UNDECIDED;
        }
        if (b == '/' && protocolSoFar && length == PROTOCOL.length() + 1) {
            return Kind.RESPONSE;
        }
        if (b != ' ' || length == 1) {
            return Kind.OTHER;
        }
        proxySoFar &= length == PROXY.length() + 1;
        at = At.TARGET;
        return Kind.UNDECIDED;
    }

    private boolean continues(String word, byte b) {
        return length <= word.length() && b == word.charAt(length - 1);
    }

    private Kind target(byte b) {
        if (isControl(b) || b == ' ') {
            return Kind.OTHER;
        }
        at = At.REST;
        return Kind.UNDECIDED;
    }

    /** Sloppy clients send targets with spaces in them, so only the line's end tells. */
    private Kind rest(byte b) {
        if (b == '\n') {
            if (versionMatched < VERSION.length()) {
                return proxySoFar ? Kind.PROXY : Kind.OTHER;
            }
            return major == '1' ? Kind.REQUEST : major == '2' ? Kind.HTTP_2 : Kind.OTHER;
        }
        if (b == '\r') {
            return Kind.UNDECIDED;
        }
        if (isControl(b) && b != '\t') {
            return Kind.OTHER;
        }
        if (versionMatched < VERSION.length() && matches(b, VERSION.charAt(versionMatched))) {
            if (versionMatched == VERSION.indexOf('#')) {
                major = b;
            }
            versionMatched++;
        } else {
            versionMatched = b == ' ' ? 1 : 0;
        }
        return Kind.UNDECIDED;
    }

    private static boolean matches(byte b, char pattern) {
        return pattern == '#' ? b >= '0' && b <= '9' : b == pattern;
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenCharacter(byte b) {
        return isBetween('a', b, 'z')
                || isBetween('A', b, 'Z')
                || isBetween('0', b, '9')
                || TOKEN_MARKS.indexOf(b) >= 0;
    }

    private static boolean isControl(byte b) {
        return isBetween('\0', b, '\u001f') || b == 0x7f;
    }

    private static boolean isBetween(char least, byte b, char most) {
        return b >= least && b <= most;
    }
}
