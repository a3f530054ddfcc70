package dev.waxseal.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;

/** What certificates were issued for (RFC 5280 section 4.2.1), held against what they are used for. */
final class CertificatePurposes {

    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_CERT_SIGN = 5;

    /** Critical ones that PKIX knows: key usage, alternative names, constraints, policies, extended key usage, and the like. */
    private static final Set<String> KNOWN = Set.of(
            "2.5.29.15",
            "2.5.29.17",
            "2.5.29.18",
            "2.5.29.19",
            "2.5.29.30",
            "2.5.29.31",
            "2.5.29.32",
            "2.5.29.33",
            "2.5.29.36",
            "2.5.29.37",
            "2.5.29.54",
            "2.5.29.28",
            "1.3.6.1.5.5.7.1.1",
            "1.3.6.1.5.5.7.1.24");

    private CertificatePurposes() {}

    static void of(List<X509Certificate> chain, List<Weakness> faults) {
        server(chain.get(0), chain.size() == 1 && CertificateFaults.isOwnIssuer(chain.get(0)), faults);
        for (int i = 1; i < chain.size(); i++) {
            // what a root says of itself binds nobody who trusts it (RFC 5280 section 6.1.1 d)
            String wrong = CertificateFaults.isOwnIssuer(chain.get(i)) ? "" : authority(chain.get(i), i - 1);
            if (!wrong.isEmpty()) {
                faults.add(CertificateFaults.fault(
                        CertificateRule.CERTIFICATE_NO_AUTHORITY,
                        ServerCertificate.subject(chain.get(i)) + ' ' + wrong));
                break;
            }
        }
        for (X509Certificate one : chain) {
            Set<String> critical = one.getCriticalExtensionOIDs();
            for (String extension : critical == null ? Set.<String>of() : critical) {
                if (!KNOWN.contains(extension)) {
                    faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_CRITICAL_EXTENSION, extension));
                    return;
                }
            }
        }
    }

    /** @param alone whether it vouches for itself, as one must that says it is an authority's */
    private static void server(X509Certificate own, boolean alone, List<Weakness> faults) {
        List<String> purposes;
        try {
            purposes = own.getExtendedKeyUsage();
        } catch (CertificateParsingException unreadable) {
            return;
        }
        boolean[] usage = own.getKeyUsage();
        if (purposes != null && !purposes.contains(SERVER) && !purposes.contains(ANY)) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_PURPOSE, "not issued to servers"));
        } else if (own.getBasicConstraints() >= 0 && !alone) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_PURPOSE, "issued to an authority"));
        } else if (usage != null
                && !usage[DIGITAL_SIGNATURE]
                && !(usage[KEY_ENCIPHERMENT] && own.getPublicKey() instanceof RSAPublicKey)) {
            faults.add(CertificateFaults.fault(
                    CertificateRule.CERTIFICATE_PURPOSE, "its key was not issued to sign with"));
        }
    }

    /** What keeps this one from vouching for another that has so many authorities below it; empty where nothing does. */
    private static String authority(X509Certificate one, int below) {
        boolean[] usage = one.getKeyUsage();
        int path = one.getBasicConstraints();
        if (path < 0) {
            return one.getVersion() < 3 ? "is of a version that cannot say it is an authority" : "is no authority";
        }
        if (path < below) {
            return "may not have as many authorities below it";
        }
        return usage != null && !usage[KEY_CERT_SIGN] ? "may not sign certificates" : "";
    }
}
