package dev.waxseal.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with the names in a server's certificate, held against the host that was asked for. */
final class CertificateNames {

    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /** Whether it was issued to this host. */
    static void compare(String host, X509Certificate own, List<Weakness> faults) {
        String subject = ServerCertificate.subject(own);
        String broad = broad(own);
        boolean matches = HostName.matches(host, own) || (broad != null && isLaxly(host, broad));
        if (!matches && HostName.names(own).isEmpty() && HostName.isNameOf(host, subject)) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_COMMON_NAME_ONLY, subject));
        } else if (!matches) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_OTHER_HOST, "issued to " + subject));
        }
        if (broad != null) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_BROAD_WILDCARD, broad));
        }
    }

    /** The first of its names that has a wildcard where none may be; null where none does. */
    private static @Nullable String broad(X509Certificate own) {
        for (List<?> name : HostName.names(own)) {
            String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
            if (name.get(0).equals(DNS_NAME) && (isBroad(text) || isMisplaced(text))) {
                return text;
            }
        }
        return null;
    }

    /** Whether a wildcard is anything but the whole first label. */
    private static boolean isMisplaced(String name) {
        return name.indexOf('*') >= 0 && (!name.startsWith("*.") || name.indexOf('*', 1) >= 0);
    }

    /** Whether clients that take a wildcard anywhere in a label take it for this host's, as the JDK does. */
    private static boolean isLaxly(String host, String name) {
        int star = name.indexOf('*');
        String wanted = host.toLowerCase(Locale.ROOT);
        String end = name.substring(star + 1);
        return wanted.length() >= name.length() - 1
                && wanted.startsWith(name.substring(0, star))
                && wanted.endsWith(end)
                && wanted.substring(star, wanted.length() - end.length()).indexOf('.') < 0;
    }

    /** Whether hosts of more than one owner have such names. */
    private static boolean isBroad(String name) {
        return name.startsWith("*") && PublicSuffixes.has(name.startsWith("*.") ? name.substring(2) : "");
    }
}
