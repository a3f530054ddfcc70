package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What certificates were issued for (RFC 5280 section 4.2.1), held against what they are used for. */
final class CertificatePurposes {

    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    static final int KEY_CERT_SIGN = 5;

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

    /** The first version of X.509 that has extensions. */
    private static final int THIRD = 3;

    private static final String TOO_MANY = "may not have as many authorities below it";

    private CertificatePurposes() {}

    /** @param chain the server's own first; the last may be a root that the client has itself */
    static void of(List<X509Certificate> chain, List<Weakness> faults) {
        server(chain.get(0), chain.size() == 1 && CertificateFaults.isOwnIssuer(chain.get(0)), faults);
        int below = 0;
        for (X509Certificate one : chain.subList(1, chain.size())) {
            boolean isRoot = CertificateFaults.isOwnIssuer(one);
            String wrong = isRoot ? root(one, below) : authority(one, below);
            if (!wrong.isEmpty()) {
                faults.add(CertificateFaults.fault(
                        CertificateRule.CERTIFICATE_NO_AUTHORITY, ServerCertificate.subject(one) + ' ' + wrong));
                break;
            }
            below += isRoot ? 0 : 1;
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
        boolean[] usage = own.getKeyUsage();
        List<String> purposes = purposes(own);
        if (!isForServers(purposes)) {
            wrong(CertificateRule.CERTIFICATE_PURPOSE.severity(), "not issued to servers", faults);
        } else if (own.getBasicConstraints() >= 0 && !alone) {
            wrong(CertificateRule.CERTIFICATE_PURPOSE.severity(), "issued to an authority", faults);
        } else if (usage != null
                && !usage[DIGITAL_SIGNATURE]
                && !(usage[KEY_ENCIPHERMENT] && own.getPublicKey() instanceof RSAPublicKey)) {
            wrong(CertificateRule.CERTIFICATE_PURPOSE.severity(), "its key was not issued to sign with", faults);
        } else if (usage != null && usage[KEY_CERT_SIGN] && !alone) {
            wrong(Severity.MEDIUM, "issued to sign certificates with, and not to an authority", faults);
        } else if (own.getExtensionValue(CertificateFaults.NAME_CONSTRAINTS) != null) {
            wrong(Severity.MEDIUM, "says whom it may vouch for, and is of no authority", faults);
        } else if (own.getVersion() < THIRD) {
            wrong(Severity.MEDIUM, "of a version that cannot say what it was issued for", faults);
        } else if (purposes != null && purposes.contains(ANY)) {
            wrong(Severity.LOW, "issued for anything at all", faults);
        }
    }

    private static void wrong(Severity severity, String evidence, List<Weakness> faults) {
        faults.add(Weakness.ofCertificate(CertificateRule.CERTIFICATE_PURPOSE, severity, evidence));
    }

    private static @Nullable List<String> purposes(X509Certificate one) {
        try {
            return one.getExtendedKeyUsage();
        } catch (CertificateParsingException unreadable) {
            return null;
        }
    }

    private static boolean isForServers(@Nullable List<String> purposes) {
        return purposes == null || purposes.contains(SERVER) || purposes.contains(ANY);
    }

    /** Of a root what it limits alone; that it is trusted makes it an authority (RFC 5280 section 6.1.1 d, RFC 5937). */
    private static String root(X509Certificate one, int below) {
        int path = one.getBasicConstraints();
        return path >= 0 && path < below ? TOO_MANY : "";
    }

    /** What keeps this one from vouching for another that has so many authorities below it; empty where nothing does. */
    private static String authority(X509Certificate one, int below) {
        boolean[] usage = one.getKeyUsage();
        int path = one.getBasicConstraints();
        if (path < 0) {
            return one.getVersion() < THIRD ? "is of a version that cannot say it is an authority" : "is no authority";
        }
        if (path < below) {
            return TOO_MANY;
        }
        if (!isForServers(purposes(one))) {
            return "may not vouch for servers";
        }
        return usage != null && !usage[KEY_CERT_SIGN] ? "may not sign certificates" : "";
    }
}
