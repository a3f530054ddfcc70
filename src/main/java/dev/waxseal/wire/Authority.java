package dev.waxseal.wire;

import java.util.Locale;

/**
 * The authority of a URL without user information (RFC 3986 section 3.2): who a request is for.
 *
 * @param host the host, lower-case, without the brackets of an IPv6 literal and without a trailing dot
 * @param port the port, the scheme's own where none is named
 */
public record Authority(String host, int port) {

    /** Reads {@code host}, {@code host:port} or {@code [v6]:port}; what cannot be read as a port is the default. */
    public static Authority parse(String text, String scheme) {
        int at = text.lastIndexOf('@');
        String authority = text.substring(at + 1);
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (host.startsWith("[") && bracket > 0) {
            host = authority.substring(1, bracket);
        } else if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return new Authority(
                host.toLowerCase(Locale.ROOT), colon < 0 ? standard(scheme) : port(authority, colon + 1, scheme));
    }

    private static int port(String text, int from, String scheme) {
        int port = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || port > 65_535) {
                return standard(scheme);
            }
            port = port * 10 + c - '0';
        }
        return port == 0 || port > 65_535 ? standard(scheme) : port;
    }

    private static int standard(String scheme) {
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss") ? 443 : 80;
    }
}
