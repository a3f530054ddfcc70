package dev.waxseal.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** What is wrong with the names in certificates: whose they are, and whom an authority may vouch for. */
final class CertificateNames {

    /** Under these names of countries, domains are given out one level below (publicsuffix.org has them all). */
    private static final Set<String> SECOND_LEVELS = Set.of(
            "co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "mil", "nom", "ltd", "plc");

    private static final int DNS_NAME = 2;
    private static final int COUNTRY = 2;

    private CertificateNames() {}

    /** Whether it was issued to this host. */
    static void compare(String host, X509Certificate own, List<Weakness> faults) {
        String subject = ServerCertificate.subject(own);
        boolean matches = HostName.matches(host, own);
        if (!matches && HostName.names(own).isEmpty() && HostName.isNameOf(host, subject)) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_COMMON_NAME_ONLY, subject));
        } else if (!matches) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_OTHER_HOST, "issued to " + subject));
        }
        for (List<?> name : HostName.names(own)) {
            String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
            if (name.get(0).equals(DNS_NAME) && isBroad(text)) {
                faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_BROAD_WILDCARD, text));
                return;
            }
        }
    }

    /** Whether hosts of more than one owner have such names. */
    private static boolean isBroad(String name) {
        if (!name.startsWith("*")) {
            return false;
        }
        String domain = name.startsWith("*.") ? name.substring(2) : "";
        int dot = domain.indexOf('.');
        return dot < 0
                || (domain.indexOf('.', dot + 1) < 0
                        && domain.length() - dot - 1 == COUNTRY
                        && SECOND_LEVELS.contains(domain.substring(0, dot)));
    }

    /** Whether each authority may vouch for the server's own names (RFC 5280 section 4.2.1.10), by host names alone. */
    static void constraints(List<X509Certificate> chain, List<Weakness> faults) {
        X509Certificate own = chain.get(0);
        for (X509Certificate authority : chain.subList(1, chain.size())) {
            byte[] extension = authority.getExtensionValue(Extension.nameConstraints.getId());
            if (extension != null) {
                for (List<?> name : HostName.names(own)) {
                    String text = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
                    if (name.get(0).equals(DNS_NAME) && !isAllowed(text, extension)) {
                        faults.add(CertificateFaults.fault(
                                CertificateRule.CERTIFICATE_NAME_CONSTRAINTS,
                                ServerCertificate.subject(authority) + " may not vouch for " + text));
                        return;
                    }
                }
            }
        }
    }

    private static boolean isAllowed(String name, byte[] extension) {
        NameConstraints constraints;
        try {
            constraints = NameConstraints.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
        boolean constrained = false;
        boolean permitted = false;
        GeneralSubtree[] within = constraints.getPermittedSubtrees();
        for (GeneralSubtree subtree : within == null ? new GeneralSubtree[0] : within) {
            if (subtree.getBase().getTagNo() == GeneralName.dNSName) {
                constrained = true;
                permitted |= isWithin(name, subtree);
            }
        }
        GeneralSubtree[] without = constraints.getExcludedSubtrees();
        for (GeneralSubtree subtree : without == null ? new GeneralSubtree[0] : without) {
            if (subtree.getBase().getTagNo() == GeneralName.dNSName && isWithin(name, subtree)) {
                return false;
            }
        }
        return permitted || !constrained;
    }

    private static boolean isWithin(String name, GeneralSubtree subtree) {
        String base = subtree.getBase().getName().toString().toLowerCase(Locale.ROOT);
        return base.isEmpty() || name.equals(base) || name.endsWith(base.startsWith(".") ? base : '.' + base);
    }
}
