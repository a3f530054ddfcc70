package dev.waxseal.signing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What a certificate's key may be used for (RFC 5280 sections 4.2.1.3 and 4.2.1.12). */
final class Usage {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /** Of any kind, of code, of mail, of documents (RFC 9336). */
    private static final Set<String> OF_SIGNERS =
            Set.of("2.5.29.37.0", "1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36");

    private Usage() {}

    /** Whether it may sign documents: nothing it says forbids that. */
    static boolean maySign(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        try {
            List<String> extended = certificate.getExtendedKeyUsage();
            return (usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])
                    && (extended == null || !Collections.disjoint(extended, OF_SIGNERS));
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
