package dev.waxseal.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a host cannot be anywhere but on the machine that names it: by the name alone, as W3C Secure Contexts section
 * 3.1 has it. No name is looked up: one that merely resolves to 127.0.0.1 is how a test stands in for production.
 */
public final class LocalName {

    /** What systems call themselves in their hosts files: Red Hat, Debian, RFC 6761 section 6.3. */
    private static final Set<String> NAMES = Set.of(
            "localhost",
            "localhost.localdomain",
            "localhost4",
            "localhost4.localdomain4",
            "localhost6",
            "localhost6.localdomain6",
            "ip6-localhost",
            "ip6-loopback");

    private static final int BYTE = 8;
    private static final int IPV4_PARTS = 4;
    private static final long NOT_IPV4 = -1;

    private LocalName() {}

    /** Whether it is one of {@code localhost}'s names, a loopback address, or the address of no machine in particular. */
    public static boolean is(String host) {
        String name = bare(host);
        if (NAMES.contains(name) || name.endsWith(".localhost")) {
            return true;
        }
        InetAddress address = address(name);
        return address != null && (address.isLoopbackAddress() || address.isAnyLocalAddress());
    }

    /** Lower-case, without the brackets of an IPv6 address and without the dot at the end of a full name. */
    public static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The IP address that this is, in any spelling that Java connects to, or null where it is a name. */
    public static @Nullable InetAddress address(String bare) {
        try {
            if (bare.indexOf(':') >= 0) {
                int zone = bare.indexOf('%');
                // in brackets it is never looked up
                return InetAddress.getByName('[' + (zone < 0 ? bare : bare.substring(0, zone)) + ']');
            }
            long value = ipv4(bare);
            return value == NOT_IPV4
                    ? null
                    : InetAddress.getByAddress(
                            new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /**
     * Of the decimal spellings {@code 127.0.0.1}, {@code 127.1}, {@code 2130706433}. Not those with leading zeros or
     * {@code 0x}: systems disagree on what they mean.
     */
    private static long ipv4(String text) {
        long value = 0;
        int parts = 0;
        for (int from = 0; from <= text.length(); ) {
            int dot = text.indexOf('.', from);
            int to = dot < 0 ? text.length() : dot;
            int bits = dot < 0 ? BYTE * (IPV4_PARTS - parts) : BYTE; // the last part fills what is left
            long part = ++parts > IPV4_PARTS ? NOT_IPV4 : decimal(text, from, to);
            if (part < 0 || part >= 1L << bits) {
                return NOT_IPV4;
            }
            value = value << bits | part;
            from = to + 1;
        }
        return value;
    }

    private static long decimal(String text, int from, int to) {
        if (to == from || to - from > 10 || (text.charAt(from) == '0' && to - from > 1)) {
            return NOT_IPV4;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return NOT_IPV4;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
