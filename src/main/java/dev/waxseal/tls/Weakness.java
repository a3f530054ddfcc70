package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;

/**
 * Something that is wrong with how a connection was sealed.
 *
 * @param rule what is wrong
 * @param severity how bad it is here
 * @param location {@code handshake}, {@code certificate} or {@code trust}
 * @param evidence what was met: {@code TLSv1.1}, {@code TLS_RSA_WITH_AES_128_CBC_SHA}, {@code expired on 2024-03-01}
 */
public record Weakness(SealingRule rule, Severity severity, String location, String evidence) {

    static Weakness ofHandshake(TlsRule rule, String evidence) {
        return new Weakness(rule, rule.severity(), "handshake", evidence);
    }

    static Weakness ofCertificate(CertificateRule rule, Severity severity, String evidence) {
        return new Weakness(rule, severity, "certificate", evidence);
    }
}
