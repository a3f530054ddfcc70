package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.util.List;

/**
 * The rules about certificates that a client took, whoever it was in the client that took them. A rule is a constant here,
 * a line in {@link CertificateFaults} or beside it, and a row in their tests.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum CertificateRule implements SealingRule {
    CERTIFICATE_EXPIRED(
            Severity.HIGH,
            "the client took a certificate whose last day is over; low where it is that of who vouches for the server's",
            "The client took a certificate that has expired: nobody says any more that its key is the server's own.",
            "Renew the certificate, and have the client check dates: its trust manager does not.",
            List.of("CWE-298", "CWE-324", "RFC 5280 section 4.1.2.5", "OWASP ASVS 5.0 12.3.2", "PCI DSS 4.0.1 4.2.1")),
    CERTIFICATE_NOT_YET_VALID(
            Severity.HIGH,
            "the client took a certificate whose first day has not come",
            "The client took a certificate that is not valid yet.",
            "Set the clocks right, or have the client check dates: its trust manager does not.",
            List.of("CWE-298", "RFC 5280 section 4.1.2.5", "OWASP ASVS 5.0 12.3.2", "PCI DSS 4.0.1 4.2.1")),
    CERTIFICATE_WEAK_KEY(
            Severity.HIGH,
            "a key in the chain is RSA of less than 2048 bits, of a curve of less than 224 bits, or DSA, or of a shape by which"
                    + " the private one is computed (ROCA, an exponent below 65537)",
            "The key in the certificate is so short, or so made, that those with the means can compute the private one and"
                    + " be the server.",
            "Give the server a certificate with an RSA key of 2048 bits or more, or one on P-256 or better.",
            List.of(
                    "CWE-326",
                    "CVE-2017-15361",
                    "RFC 9325 section 4.5",
                    "OWASP ASVS 5.0 11.2.3",
                    "PCI DSS 4.0.1 4.2.1")),
    CERTIFICATE_KNOWN_KEY(
            Severity.CRITICAL,
            "the private key of a certificate in the chain has been shipped to everybody, with a laptop or a library",
            "Everybody can have the private key of who vouches for the server, and be any server with it.",
            "Remove that certificate from the trust store, and what has put it there.",
            List.of("CWE-321", "CVE-2015-7755", "RFC 5280 section 6", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_WEAK_SIGNATURE(
            Severity.HIGH,
            "the certificate, or one between it and the root, is signed by MD2, MD5 or SHA-1",
            "The certificate is signed by way of a digest for which another certificate of the same digest can be"
                    + " made, so that the signature proves little.",
            "Have it issued anew with SHA-256 or better.",
            List.of("CWE-328", "RFC 9155", "RFC 9325 section 4.5", "OWASP ASVS 5.0 11.4.1")),
    CERTIFICATE_SELF_SIGNED(
            Severity.HIGH,
            "the client took a single certificate that vouches for itself, and would have taken any",
            "Nobody but the server itself vouches for its certificate, so that a client which takes it without knowing"
                    + " that very one takes any.",
            "Have a certificate authority issue one, your own for internal hosts; where it is pinned, allow it by an"
                    + " exception that says so.",
            List.of("CWE-295", "CWE-296", "RFC 9325 section 6.1", "OWASP ASVS 5.0 12.3.4", "PCI DSS 4.0.1 4.2.1")),
    CERTIFICATE_EXPIRING(
            Severity.LOW,
            "the certificate ends within 30 days, or within the last third of a life of at most 100 days",
            "The certificate ends soon, and with it all that needs it.",
            "Renew it now, and let a machine do so from now on (ACME).",
            List.of("CWE-298", "RFC 8555", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_LONG_LIVED(
            Severity.LOW,
            "a certificate of a public authority lives longer than was allowed on its first day: 825, 398, 200, 100 or 47 days",
            "A certificate that lives that long outlives what it vouches for, and no browser takes it.",
            "Have it issued for as long as the rules of the CA/Browser Forum allow, and renewed by a machine.",
            List.of("CWE-324", "CA/Browser Forum Baseline Requirements 6.3.2")),
    CERTIFICATE_OTHER_HOST(
            Severity.CRITICAL,
            "the client took a certificate of which no name is the host's",
            "The certificate was issued to somebody else, so that whoever was reached need not be the one who was asked"
                    + " for.",
            "Have the client compare the host (HTTPS endpoint identification), and give the server a certificate of its"
                    + " own.",
            List.of("CWE-297", "RFC 9525 section 6", "RFC 9110 section 4.3.4", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_COMMON_NAME_ONLY(
            Severity.MEDIUM,
            "the host stands in the certificate's common name alone, which the JDK still takes",
            "The certificate names the host where nobody may look for it any more; other clients refuse it.",
            "Have it issued with the host as a subject alternative name.",
            List.of("CWE-297", "RFC 9525 section 2", "CA/Browser Forum Baseline Requirements 7.1.2")),
    CERTIFICATE_BROAD_WILDCARD(
            Severity.HIGH,
            "the certificate is for all hosts of a public suffix, such as *.com or *.co.uk, or has a wildcard that is not the"
                    + " whole first label",
            "The certificate fits hosts of very many owners, of whom each could be the server.",
            "Have it issued for the host, or for hosts of a domain of your own.",
            List.of("CWE-297", "RFC 9525 section 6.3", "RFC 6125 section 7.2")),
    CERTIFICATE_PURPOSE(
            Severity.HIGH,
            "the extensions of the server's certificate do not allow a server to use it, or allow far more, or it is an"
                    + " authority's",
            "The certificate was issued for another purpose than to be a server, so that its key may be in hands that it"
                    + " was never meant for.",
            "Have one issued for servers: extended key usage serverAuth, key usage digitalSignature, no CA.",
            List.of("CWE-295", "RFC 5280 section 4.2.1.12", "RFC 5280 section 4.2.1.3", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_NO_AUTHORITY(
            Severity.HIGH,
            "a certificate vouches for another and is none of an authority for servers: no CA, no keyCertSign, too long a"
                    + " path, another purpose",
            "Someone vouches for the server who may not vouch for anybody: whoever has any certificate could.",
            "Use a chain of certificate authorities, and have the client check it (PKIX).",
            List.of("CWE-296", "RFC 5280 section 4.2.1.9", "RFC 5280 section 6.1.4", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_NAME_CONSTRAINTS(
            Severity.HIGH,
            "an authority vouches for a name that its own certificate does not let it vouch for, roots included",
            "The authority may vouch for hosts of certain domains alone, and this one is not among them.",
            "Have the certificate issued by an authority that may, and have the client check that.",
            List.of("CWE-296", "RFC 5280 section 4.2.1.10", "OWASP ASVS 5.0 12.3.2")),
    CERTIFICATE_CRITICAL_EXTENSION(
            Severity.HIGH,
            "a certificate has a critical extension that nobody knows",
            "The certificate says that it must not be taken by whoever does not understand it, and was.",
            "Have one issued without it, and have the client check critical extensions (PKIX does).",
            List.of("CWE-295", "RFC 5280 section 4.2")),
    CERTIFICATE_FORM(
            Severity.INFO,
            "a certificate breaks the rules for its form: serial number, critical or missing extensions, subject",
            "Stricter clients than this one refuse the certificate; by itself it helps nobody to be the server.",
            "Have it issued anew by an authority that keeps RFC 5280.",
            List.of("CWE-295", "RFC 5280 section 4", "CA/Browser Forum Baseline Requirements 7.1.2")),
    CERTIFICATE_CHAIN(
            Severity.LOW,
            "the server sends its certificates in another order than one vouches for the next, or without one in between",
            "Clients that do not look for what is missing refuse the server.",
            "Let it send its own certificate first, then that of who vouches for it, and so on up to the root.",
            List.of("CWE-296", "RFC 8446 section 4.4.2")),
    CERTIFICATE_UNTRUSTED(
            Severity.HIGH,
            "the client took a chain that the JDK refuses by the client's own authorities, or by its own",
            "Nobody whom this client has reason to trust vouches for the certificate.",
            "Remove the trust manager, and give a TrustManagerFactory the authority's certificate.",
            List.of("CWE-296", "RFC 5280 section 6", "OWASP ASVS 5.0 12.3.2", "PCI DSS 4.0.1 4.2.1")),
    CERTIFICATE_FOR_TESTS(
            Severity.INFO,
            "a certificate on this very machine would be a finding elsewhere",
            "The certificate would not do in production; for tests on this machine it does.",
            "Nothing needs to be done.",
            List.of("CWE-295"));

    private final RuleText text;

    CertificateRule(Severity severity, String condition, String reason, String fix, List<String> references) {
        text = new RuleText(severity, condition, reason, fix, references);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
