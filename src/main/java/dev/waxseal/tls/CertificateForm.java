package dev.waxseal.tls;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is against the rules for the form of certificates and of no use to an attacker by itself: one line of information. */
final class CertificateForm {

    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String CONSTRAINTS = "2.5.29.19";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String PURPOSES = "2.5.29.37";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";

    /** RFC 5280 section 4.1.2.2. */
    private static final int LONGEST_SERIAL = 20;

    private static final int SEQUENCE = 0x30;

    private final List<String> wrong = new ArrayList<>(0);

    private CertificateForm() {}

    static void of(List<X509Certificate> chain, List<Weakness> faults) {
        CertificateForm form = new CertificateForm();
        X509Certificate own = chain.get(0);
        for (X509Certificate one : chain) {
            form.any(one, own);
        }
        form.own(own);
        for (X509Certificate one : chain.subList(1, chain.size())) {
            form.authority(one, ServerCertificate.subject(one));
        }
        if (!form.wrong.isEmpty()) {
            faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_FORM, String.join("; ", form.wrong)));
        }
    }

    private void any(X509Certificate one, X509Certificate own) {
        String whose = one.equals(own) ? "the server's certificate" : ServerCertificate.subject(one);
        BigInteger serial = one.getSerialNumber();
        if (!isRoot(one, own) && (serial.signum() <= 0 || serial.toByteArray().length > LONGEST_SERIAL)) {
            say(whose + " has the serial number 0, one below that, or one of more than 20 bytes");
        }
        if (one.getIssuerX500Principal().getName().isEmpty()) {
            say(whose + " names no issuer");
        }
        if (one.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() % Byte.SIZE != 0) {
            say(whose + " has a key of " + rsa.getModulus().bitLength() + " bits");
        }
        Set<String> critical = critical(one);
        if (critical.contains(AUTHORITY_KEY) || critical.contains(SUBJECT_KEY) || critical.contains(AUTHORITY_ACCESS)) {
            say(whose + " has a critical extension that must not be");
        }
        byte[] access = one.getExtensionValue(AUTHORITY_ACCESS);
        if (access != null && !isFilledSequence(access)) {
            say(whose + " has an authority information access that cannot be read");
        }
    }

    private void own(X509Certificate own) {
        Set<String> critical = critical(own);
        if (critical.contains(ALTERNATIVE_NAMES)
                && !own.getSubjectX500Principal().getName().isEmpty()) {
            say("its names are critical beside a subject");
        }
        if (critical.contains(PURPOSES)) {
            say("its extended key usage is critical");
        }
        try {
            if (own.getVersion() > 2 && own.getExtendedKeyUsage() == null && !CertificateFaults.isOwnIssuer(own)) {
                say("it does not say that it is for servers (extended key usage)");
            }
        } catch (CertificateParsingException unreadable) {
            say("its extended key usage cannot be read");
        }
    }

    private void authority(X509Certificate one, String whose) {
        Set<String> critical = critical(one);
        if (one.getBasicConstraints() >= 0 && !CertificateFaults.isOwnIssuer(one) && !critical.contains(CONSTRAINTS)) {
            say(whose + " has basic constraints that are not critical");
        }
        if (one.getExtensionValue(CertificateFaults.NAME_CONSTRAINTS) != null
                && !critical.contains(CertificateFaults.NAME_CONSTRAINTS)) {
            say(whose + " has name constraints that are not critical");
        }
        if (one.getSubjectX500Principal().getName().isEmpty()) {
            say("an authority has no name");
        }
        boolean[] usage = one.getKeyUsage();
        if (CertificateFaults.isOwnIssuer(one)
                && ((one.getVersion() > 2 && one.getBasicConstraints() < 0)
                        || (usage != null && !usage[CertificatePurposes.KEY_CERT_SIGN]))) {
            say(whose + " is a root that does not say it may sign certificates");
        }
        if (CertificateFaults.isOwnIssuer(one) && one.getExtensionValue(PURPOSES) != null) {
            say(whose + " is a root with an extended key usage");
        }
    }

    /** Of which many an old one has the number 0. */
    private static boolean isRoot(X509Certificate one, X509Certificate own) {
        return !one.equals(own) && CertificateFaults.isOwnIssuer(one);
    }

    /** Whether an octet string in DER holds a sequence of something. */
    private static boolean isFilledSequence(byte[] extension) {
        int at = extension[1] < 0 ? 2 + (extension[1] & 0x7f) : 2;
        return extension.length > at + 2 && extension[at] == SEQUENCE;
    }

    private void say(String what) {
        wrong.add(what);
    }

    private static Set<String> critical(X509Certificate one) {
        Set<String> critical = one.getCriticalExtensionOIDs();
        return critical == null ? Set.of() : critical;
    }
}
