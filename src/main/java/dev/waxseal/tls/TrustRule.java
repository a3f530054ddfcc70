package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.util.List;

/** The rules about whom a client trusts: a letter that is sealed to anyone who asks for it is as good as open. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum TrustRule implements SealingRule {
    TRUST_ANY_CERTIFICATE(
            Severity.CRITICAL,
            "the client's trust manager accepted a chain that was forged on the spot",
            "The client takes any certificate, so that whoever is on the path can be the server and read all of it.",
            "Remove the trust manager; to trust a certificate authority of your own, load its certificate into a key"
                    + " store and initialise a TrustManagerFactory with that.",
            List.of(
                    "CWE-295",
                    "OWASP ASVS 5.0 12.3.2",
                    "OWASP MASTG-TEST-0282",
                    "PCI DSS 4.0.1 4.2.1",
                    "RFC 5280 section 6")),
    TRUST_ANY_HOST(
            Severity.CRITICAL,
            "the client's hostname verifier says yes to another name, or to a certificate for another name",
            "The client takes the certificate of any host for the one it asked for, so that whoever has one of his own"
                    + " can be the server.",
            "Remove the hostname verifier: the client's own compares the name with the certificate.",
            List.of(
                    "CWE-297",
                    "OWASP ASVS 5.0 12.3.2",
                    "OWASP MASTG-TEST-0283",
                    "PCI DSS 4.0.1 4.2.1",
                    "RFC 9110 section 4.3.4")),
    TRUST_HOST_UNCHECKED(
            Severity.MEDIUM,
            "nobody compared the certificate with the host before the first byte was sent; critical where they differ,"
                    + " even if somebody did",
            "The client checks who issued the certificate, and not whom it was issued to, so that whoever has one for"
                    + " a host of his own can be the server.",
            "Have TLS do it: SSLParameters.setEndpointIdentificationAlgorithm(\"HTTPS\") on the socket or engine, or the"
                    + " setting by which the library does so.",
            List.of("CWE-297", "OWASP ASVS 5.0 12.3.2", "RFC 9525 section 6", "RFC 9110 section 4.3.4")),
    TRUST_SWITCHED_OFF(
            Severity.HIGH,
            "a property weakens TLS for the whole JVM: no host is checked, or broken algorithms are let in again",
            "A switch of the JVM turns off for all of its code what TLS relies on.",
            "Take the switch out, and mend the one server that it was meant for.",
            List.of("CWE-295", "CWE-297", "CWE-327", "OWASP ASVS 5.0 12.3.2", "OWASP ASVS 5.0 12.1.1"));

    private final RuleText text;

    TrustRule(Severity severity, String condition, String reason, String fix, List<String> references) {
        text = new RuleText(severity, condition, reason, fix, references);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
