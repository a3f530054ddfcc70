package dev.waxseal.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Whether a host is this machine by its name alone, as W3C Secure Contexts section 3.1 has it. No name is looked up: one
 * that merely resolves to 127.0.0.1 is how a test stands in for production.
 */
final class LoopbackName {

    private LoopbackName() {}

    static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.indexOf(':') >= 0) {
            return isIpv6(name);
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals("localhost") || name.endsWith(".localhost") || isIpv4(name);
    }

    /** {@code ::1} in any spelling, with or without a zone; also an IPv4 loopback address mapped into IPv6. */
    private static boolean isIpv6(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        try {
            return InetAddress.getByName("[" + literal + "]").isLoopbackAddress(); // in brackets never looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * {@code 127.0.0.0/8} in the decimal spellings that Java connects to: {@code 127.0.0.1}, {@code 127.1},
     * {@code 2130706433}. Not those with leading zeros or {@code 0x}: systems disagree on what they mean.
     */
    private static boolean isIpv4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length > 4) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,9}")) {
                return false;
            }
            boolean last = i == parts.length - 1;
            int bits = last ? 8 * (4 - i) : 8; // the last part fills what is left
            long part = Long.parseLong(parts[i]);
            if (part >= 1L << bits) {
                return false;
            }
            value = value << bits | part;
        }
        return value >>> 24 == 127;
    }
}
