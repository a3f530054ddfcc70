package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.util.List;

/**
 * The rules about TLS, judged by what was negotiated, never by how it was asked for. A rule is a constant here, a line in
 * {@link Weaknesses}, and a row in its test.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum TlsRule implements SealingRule {
    TLS_SSL(
            Severity.CRITICAL,
            "SSL 3.0 or older was negotiated",
            "SSL was negotiated, which has been broken since 2014 (POODLE): who is on the path can read what is sent.",
            "Let both sides speak TLS 1.2 and 1.3 alone.",
            List.of("CWE-327", "RFC 7568", "RFC 9325 section 3.1.1", "OWASP ASVS 5.0 12.1.1", "PCI DSS 4.0.1 4.2.1")),
    TLS_OLD_PROTOCOL(
            Severity.HIGH,
            "TLS 1.0 or 1.1 was negotiated",
            "TLS 1.0 or 1.1 was negotiated; both rest on MD5 and SHA-1 and were given up in 2021.",
            "Have the server speak TLS 1.2 or 1.3, then take 1.0 and 1.1 out of the client's protocols and of what was"
                    + " removed from jdk.tls.disabledAlgorithms.",
            List.of("CWE-327", "RFC 8996", "RFC 9325 section 3.1.1", "OWASP ASVS 5.0 12.1.1", "PCI DSS 4.0.1 4.2.1")),
    TLS_OLD_OFFER(
            Severity.MEDIUM,
            "the client offered TLS 1.1 or older, though something newer was negotiated",
            "The client is ready to speak TLS 1.1 or older, so that the next server, or one who pretends to be it, may"
                    + " choose it.",
            "Take them out of the client's enabled protocols, and out of what was removed from"
                    + " jdk.tls.disabledAlgorithms.",
            List.of("CWE-757", "RFC 8996", "RFC 9325 section 3.1.1", "OWASP ASVS 5.0 12.1.1")),
    TLS_NULL_CIPHER(
            Severity.CRITICAL,
            "a suite that does not encrypt was negotiated: one with NULL, or of RFC 9150",
            "The suite that was negotiated does not encrypt: it is TLS in name, and everyone on the path can read it.",
            "Take suites with NULL, TLS_SHA256_SHA256 and TLS_SHA384_SHA384 out of both sides.",
            List.of("CWE-319", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.1.2", "PCI DSS 4.0.1 4.2.1")),
    TLS_ANONYMOUS(
            Severity.CRITICAL,
            "a suite with anon was negotiated",
            "The server did not prove who it is, so whoever is on the path can be it.",
            "Take suites with anon out of the client's enabled cipher suites, and give the server a certificate.",
            List.of("CWE-322", "CWE-295", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.3.2")),
    TLS_WEAK_OFFER(
            Severity.HIGH,
            "the client offered a suite with anon, NULL, EXPORT, RC2, RC4 or DES, though another was negotiated",
            "The client is ready to use a suite without authentication or encryption worth the name, and one who"
                    + " pretends to be the server may choose it.",
            "Leave the client's cipher suites to its defaults, or take these out.",
            List.of("CWE-757", "CWE-327", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.1.2")),
    TLS_EXPORT(
            Severity.CRITICAL,
            "an EXPORT suite, or one with DES, RC2 or IDEA was negotiated",
            "The cipher that was negotiated can be broken by trying all keys, in hours or less.",
            "Let both sides use suites with AES-GCM or ChaCha20-Poly1305 alone.",
            List.of("CWE-326", "RFC 9325 section 4.1", "RFC 5469", "OWASP ASVS 5.0 12.1.2", "PCI DSS 4.0.1 4.2.1")),
    TLS_RC4(
            Severity.HIGH,
            "a suite with RC4 was negotiated",
            "RC4 was negotiated, whose output gives away what is sent again and again, such as cookies and passwords.",
            "Let both sides use suites with AES-GCM or ChaCha20-Poly1305 alone.",
            List.of("CWE-327", "RFC 7465", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.1.2", "PCI DSS 4.0.1 4.2.1")),
    TLS_3DES(
            Severity.HIGH,
            "a suite with 3DES was negotiated",
            "Triple DES was negotiated, whose blocks repeat after some gigabytes and then give away what is sent again"
                    + " and again (Sweet32).",
            "Let both sides use suites with AES-GCM or ChaCha20-Poly1305 alone.",
            List.of("CWE-327", "CWE-326", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.1.2", "PCI DSS 4.0.1 4.2.1")),
    TLS_CBC(
            Severity.MEDIUM,
            "a CBC suite was negotiated without Encrypt-then-MAC",
            "A CBC suite was negotiated whose checksum is made before encrypting; how long the other side takes to"
                    + " refuse may give away what was sent (Lucky 13).",
            "Have the server prefer suites with AES-GCM or ChaCha20-Poly1305.",
            List.of("CWE-208", "RFC 7366", "RFC 9325 section 4.2", "OWASP ASVS 5.0 12.1.2")),
    TLS_STATIC_KEY(
            Severity.MEDIUM,
            "a suite without forward secrecy was negotiated: TLS_RSA_*, TLS_DH_*, TLS_ECDH_*, TLS_PSK_*",
            "The key of each connection comes from the server's own, so that who records today and steals that key"
                    + " some day reads all of it.",
            "Have the server prefer suites with ECDHE, or TLS 1.3.",
            List.of("CWE-326", "RFC 9325 section 4.1", "OWASP ASVS 5.0 12.1.2")),
    TLS_WEAK_GROUP(
            Severity.HIGH,
            "the key exchange used a prime of less than 2048 bits, one that is no safe prime or none at all, a curve of less"
                    + " than 224, or parameters of its own",
            "The group by which both agreed on a secret is too small, or made so, that the secret can be computed by those with"
                    + " the means (Logjam).",
            "Have the server use x25519, secp256r1 or ffdhe2048 and better.",
            List.of("CWE-326", "RFC 9325 section 4.5", "RFC 8422 section 5.1.1", "OWASP ASVS 5.0 11.2.3")),
    TLS_FINITE_FIELD(
            Severity.LOW,
            "a DHE suite was negotiated up to TLS 1.2",
            "Key exchange over a finite field was negotiated in TLS 1.2, which leaves the choice of the prime to the"
                    + " server and is open to Raccoon where it keeps its key.",
            "Have the server prefer suites with ECDHE, or TLS 1.3.",
            List.of("CWE-326", "RFC 9325 section 4.1")),
    TLS_NO_EXTENDED_MASTER_SECRET(
            Severity.LOW,
            "TLS 1.2 or older was negotiated without extended_master_secret",
            "The keys of the session do not depend on the whole handshake, so that two sessions can be made to share"
                    + " them (triple handshake).",
            "Update the side that does not know RFC 7627, or have both speak TLS 1.3.",
            List.of("CWE-300", "RFC 7627", "RFC 9325 section 3.5")),
    TLS_INSECURE_RENEGOTIATION(
            Severity.HIGH,
            "TLS 1.2 or older was negotiated with a server that does not know renegotiation_info",
            "The server does not know secure renegotiation, so that who is on the path can put requests of his own"
                    + " before those of the client.",
            "Update the server, or have both speak TLS 1.3.",
            List.of("CWE-300", "RFC 5746", "RFC 9325 section 3.5")),
    TLS_COMPRESSION(
            Severity.HIGH,
            "compression was negotiated",
            "What is sent is compressed before it is encrypted, so that its length gives away secrets in it (CRIME).",
            "Turn compression of TLS off on either side.",
            List.of("CWE-310", "RFC 9325 section 3.3"));

    private final RuleText text;

    TlsRule(Severity severity, String condition, String reason, String fix, List<String> references) {
        text = new RuleText(severity, condition, reason, fix, references);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
