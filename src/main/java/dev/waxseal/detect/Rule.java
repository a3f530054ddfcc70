package dev.waxseal.detect;

import java.util.List;
import java.util.Locale;

/** Every rule there is: what it says is wrong, why that matters, how to mend it, and who says so. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum Rule {
    PLAINTEXT_DATA(
            Severity.HIGH,
            "Sensitive data left the JVM unencrypted; everyone on the path can read it.",
            "Send it over https://.",
            List.of("CWE-319", "OWASP ASVS 5.0 12.2.1", "PCI DSS 4.0.1 4.2.1")),
    PLAINTEXT_AUTH(
            Severity.CRITICAL,
            "HTTP authentication was sent unencrypted; everyone on the path can use it.",
            "Send it over https://.",
            List.of("CWE-319", "CWE-523", "RFC 7617 section 4", "RFC 6750 section 5.3"));

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

    /** The id that reports, exceptions and {@code explain} use: {@code plaintext-data}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is unless the kind of data says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What is wrong and why it matters, in one sentence. */
    public String reason() {
        return reason;
    }

    /** The way out, in one sentence. */
    public String fix() {
        return fix;
    }

    /** Who says so: CWE, OWASP ASVS, PCI DSS, RFC. */
    public List<String> references() {
        return references;
    }
}
