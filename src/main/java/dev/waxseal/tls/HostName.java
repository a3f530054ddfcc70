package dev.waxseal.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a certificate was issued to a host, by its subject alternative names alone (RFC 9525 section 6). */
public final class HostName {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private HostName() {}

    /**
     * Whether one of the certificate's names is this host's.
     *
     * @param host a name, or an IP address
     */
    public static boolean matches(String host, X509Certificate certificate) {
        boolean address = isAddress(host);
        for (List<?> name : names(certificate)) {
            boolean same = address
                    ? name.get(0).equals(IP_ADDRESS) && isSameAddress(host, String.valueOf(name.get(1)))
                    : name.get(0).equals(DNS_NAME) && isNameOf(host, String.valueOf(name.get(1)));
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is an IP address and no name: it has a colon, or digits and dots alone. */
    public static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    /** Whether a name that a certificate presents, which may begin with a wildcard, is this host's. */
    static boolean isNameOf(String host, String presented) {
        String wanted = bare(host);
        String name = bare(presented);
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && name.indexOf('*', 1) < 0 && wanted.substring(dot).equals(name.substring(1));
    }

    private static String bare(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isSameAddress(String host, String presented) {
        InetAddress wanted = address(host);
        return wanted != null && isAddress(presented) && wanted.equals(address(presented));
    }

    /** Of a literal, which is never looked up. */
    private static @Nullable InetAddress address(String literal) {
        try {
            if (literal.indexOf(':') >= 0) {
                int zone = literal.indexOf('%');
                String bare = zone < 0 ? literal : literal.substring(0, zone);
                return InetAddress.getByName(bare.startsWith("[") ? bare : '[' + bare + ']');
            }
            return literal.matches("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.|$)){4}")
                    ? InetAddress.getByName(literal)
                    : null;
        } catch (UnknownHostException none) {
            return null;
        }
    }

    /** The names that it presents, each with its kind (RFC 5280 section 4.2.1.6). */
    static Collection<List<?>> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
