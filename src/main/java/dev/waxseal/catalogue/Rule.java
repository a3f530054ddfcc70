package dev.waxseal.catalogue;

import java.util.List;

/** Every rule about clear text and about the audit itself; those about TLS have a room of their own. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum Rule implements Explained {
    PLAINTEXT_DATA(
            Severity.HIGH,
            "Sensitive data left the JVM unencrypted; everyone on the path can read and change it.",
            "Send it over https://, or do not send it at all.",
            List.of(
                    "CWE-319",
                    "OWASP ASVS 5.0 12.2.1",
                    "OWASP WSTG-CRYP-03",
                    "PCI DSS 4.0.1 4.2.1",
                    "GDPR article 32")),
    PLAINTEXT_AUTH(
            Severity.CRITICAL,
            "HTTP authentication was sent unencrypted; everyone on the path can use it as their own.",
            "Send it over https://, and change the credentials if they ever crossed a real network this way.",
            List.of(
                    "CWE-319",
                    "CWE-523",
                    "OWASP ASVS 5.0 12.2.1",
                    "RFC 7617 section 4",
                    "RFC 6750 section 5.3",
                    "PCI DSS 4.0.1 8.3.2")),
    PLAINTEXT_RESPONSE_DATA(
            Severity.HIGH,
            "Sensitive data came back unencrypted; everyone on the path can read and change it.",
            "Ask for it over https://; the server's clear-text port should only redirect, or be closed.",
            List.of(
                    "CWE-319",
                    "OWASP ASVS 5.0 12.2.1",
                    "OWASP WSTG-CRYP-03",
                    "PCI DSS 4.0.1 4.2.1",
                    "GDPR article 32")),
    URL_SECRET(
            Severity.MEDIUM,
            "A secret stood in the URL of a request that was encrypted; servers, proxies and caches write URLs down, and"
                    + " pages tell them to others (Referer).",
            "Send it in a header field or in the content.",
            List.of("CWE-598", "OWASP ASVS 5.0 14.2.1", "RFC 9110 section 17.9", "RFC 6750 section 5.3")),
    COOKIE_WITHOUT_SECURE(
            Severity.LOW,
            "A session's cookie was set through TLS and not marked as Secure; clients send it in clear text as well, to whoever"
                    + " makes them ask for http://.",
            "Let the server mark it: Set-Cookie: ...; Secure; HttpOnly.",
            List.of("CWE-614", "OWASP ASVS 5.0 3.3.1", "RFC 6265 section 4.1.2.5")),
    NO_STRICT_TRANSPORT(
            Severity.INFO,
            "A server that sets a session's cookie or is sent credentials does not say that all of it is to be reached through TLS;"
                    + " browsers may begin in clear text, while clients of the JVM keep no such promise in mind.",
            "Let the server send Strict-Transport-Security: max-age=31536000; includeSubDomains.",
            List.of("CWE-523", "OWASP ASVS 5.0 3.4.1", "RFC 6797 section 6.1")),
    PLAINTEXT_REQUEST(
            Severity.LOW,
            "A request left the JVM unencrypted; nothing sensitive was seen in it, but everyone on the path can read"
                    + " it and change the answer.",
            "Use https://, also where nothing is secret: the answer can be trusted only then.",
            List.of("CWE-319", "OWASP ASVS 5.0 12.2.1")),
    PLAINTEXT_PROTOCOL(
            Severity.MEDIUM,
            "Something other than HTTP was spoken unencrypted; everyone on the path can read it, and the password that"
                    + " such protocols begin with.",
            "Use the protocol over TLS (STARTTLS, sslmode=verify-full, rediss://, amqps:// and their like), and make"
                    + " the client insist on it.",
            List.of("CWE-319", "CWE-523", "OWASP ASVS 5.0 12.3.1", "PCI DSS 4.0.1 8.3.2", "RFC 8314 section 3")),
    CLOUD_METADATA(
            Severity.MEDIUM,
            "A cloud's metadata service was asked; it is reached in clear text on the machine's own link only, and gives"
                    + " the machine's credentials to whoever can make the application ask.",
            "Ask by a session token (IMDSv2 on AWS, the header field Metadata on Azure and Metadata-Flavor on Google),"
                    + " forbid the older way, and never forward requests or URLs of others there.",
            List.of("CWE-918", "CWE-522", "OWASP ASVS 5.0 1.3.6")),
    PLAINTEXT_ENDPOINT(
            Severity.MEDIUM,
            "The configuration of the application names an address that is reached unencrypted; everyone on the path to it"
                    + " can read and change what is sent there.",
            "Let it name the encrypted one: https://, wss://, ldaps://, amqps://, rediss://, sslmode=verify-full and their"
                    + " like.",
            List.of("CWE-319", "OWASP ASVS 5.0 12.2.1", "OWASP ASVS 5.0 12.3.1", "PCI DSS 4.0.1 4.2.1")),
    UNDECLARED_DESTINATION(
            Severity.HIGH,
            "The tests went to a host that waxseal.yml does not list; whoever is behind it gets what they send, and they fail"
                    + " when it does.",
            "Let something on this machine answer in its place, or add the host to destinations in waxseal.yml.",
            List.of("CWE-668", "OWASP ASVS 5.0 13.2.4")),
    HTTPS_DOWNGRADE(
            Severity.HIGH,
            "A request that began as https:// was repeated as http://; whoever can change an answer can strip the"
                    + " encryption.",
            "Do not follow redirects from https:// to http://, and let the server redirect to https:// URLs only.",
            List.of("CWE-757", "CWE-319", "RFC 6797 section 12.1", "RFC 9110 section 17.1")),
    AUDIT_INCOMPLETE(
            Severity.MEDIUM,
            "Not everything that was sent could be heard or read, so that a clean report would claim too much.",
            "Each cause says which bytes may have gone unheard; mend it, or allow what must stay so by its id.",
            List.of("CWE-778"));

    private final Severity severity;
    private final String reason;
    private final String fix;
    private final List<String> references;

    Rule(Severity severity, String reason, String fix, List<String> references) {
        this.severity = severity;
        this.reason = reason;
        this.fix = fix;
        this.references = references;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String fix() {
        return fix;
    }

    @Override
    public List<String> references() {
        return references;
    }
}
