package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the certificates that a client took, whoever it was in the client that took them. */
final class CertificateFaults {

    private static final int BREAKABLE_RSA = 1024;
    private static final int SOUND_RSA = 2048;
    private static final int SOUND_CURVE = 224;

    private CertificateFaults() {}

    /** Of a chain in DER, the server's own certificate first. */
    static List<Weakness> of(List<byte[]> chain, long now) {
        List<Weakness> faults = new ArrayList<>(2);
        X509Certificate own = chain.isEmpty() ? null : Certificates.parse(chain.get(0));
        if (own == null) {
            return faults;
        }
        dates(own, now, faults);
        key(own.getPublicKey(), faults);
        if (chain.size() == 1 && isOwnIssuer(own)) {
            faults.add(fault(TlsRule.CERTIFICATE_SELF_SIGNED, ServerCertificate.name(own.getSubjectX500Principal())));
        }
        for (byte[] der : chain) {
            X509Certificate one = Certificates.parse(der);
            if (one != null && !isOwnIssuer(one) && isBroken(one.getSigAlgName())) {
                boolean worst = one.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("MD");
                faults.add(Weakness.ofCertificate(
                        TlsRule.CERTIFICATE_WEAK_SIGNATURE,
                        worst ? Severity.CRITICAL : Severity.HIGH,
                        one.getSigAlgName()));
                break;
            }
        }
        return faults;
    }

    private static void dates(X509Certificate own, long now, List<Weakness> faults) {
        if (own.getNotAfter().toInstant().toEpochMilli() < now) {
            faults.add(fault(TlsRule.CERTIFICATE_EXPIRED, "expired on " + ServerCertificate.day(own.getNotAfter())));
        }
        if (own.getNotBefore().toInstant().toEpochMilli() > now) {
            faults.add(fault(
                    TlsRule.CERTIFICATE_NOT_YET_VALID, "valid from " + ServerCertificate.day(own.getNotBefore())));
        }
    }

    private static void key(PublicKey key, List<Weakness> faults) {
        String size = ServerCertificate.key(key);
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SOUND_RSA) {
            boolean worst = rsa.getModulus().bitLength() < BREAKABLE_RSA;
            faults.add(Weakness.ofCertificate(
                    TlsRule.CERTIFICATE_WEAK_KEY, worst ? Severity.CRITICAL : Severity.HIGH, size));
        } else if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < SOUND_CURVE) {
            faults.add(Weakness.ofCertificate(TlsRule.CERTIFICATE_WEAK_KEY, Severity.CRITICAL, size));
        } else if (key instanceof DSAPublicKey) {
            faults.add(Weakness.ofCertificate(TlsRule.CERTIFICATE_WEAK_KEY, Severity.MEDIUM, size));
        }
    }

    private static boolean isOwnIssuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** Of what the JDK calls it: {@code SHA1withRSA}. */
    private static boolean isBroken(String signature) {
        String upper = signature.toUpperCase(Locale.ROOT);
        return upper.startsWith("MD2") || upper.startsWith("MD5") || upper.startsWith("SHA1WITH");
    }

    private static Weakness fault(TlsRule rule, String evidence) {
        return Weakness.ofCertificate(rule, rule.severity(), evidence);
    }
}
