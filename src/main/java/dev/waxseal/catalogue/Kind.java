package dev.waxseal.catalogue;

import static dev.waxseal.catalogue.Severity.CRITICAL;
import static dev.waxseal.catalogue.Severity.HIGH;
import static dev.waxseal.catalogue.Severity.LOW;
import static dev.waxseal.catalogue.Severity.MEDIUM;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every built-in kind of sensitive data: how bad it is to send it in clear, and who says so.
 *
 * <p>What names and values make something of a kind stands in the {@code .rules} files beside this class.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum Kind {
    PASSWORD(CRITICAL, "CWE-523", "PCI DSS 4.0.1 8.3.2"),
    PIN(HIGH, "CWE-523", "PCI DSS 4.0.1 3.3.1.3"),
    OTP(HIGH, "CWE-523", "CWE-294"),
    BASIC_AUTH(CRITICAL, "CWE-523", "RFC 7617 section 4"),
    BEARER_TOKEN(CRITICAL, "CWE-523", "RFC 6750 section 5.3"),
    DIGEST_AUTH(MEDIUM, "CWE-326", "RFC 7616 section 5"),
    API_KEY(HIGH, "CWE-522"),
    CLIENT_SECRET(CRITICAL, "CWE-522", "RFC 6749 section 3.2"),
    REFRESH_TOKEN(CRITICAL, "CWE-522", "RFC 6749 section 10.4"),
    ACCESS_TOKEN(CRITICAL, "CWE-522", "RFC 6749 section 10.3"),
    AUTHORIZATION_CODE(HIGH, "CWE-522", "RFC 6749 section 4.1.3"),
    SAML_ASSERTION(CRITICAL, "CWE-522", "OASIS SAML 2.0 Security Considerations 6.1.1"),
    JWT(CRITICAL, "CWE-522", "RFC 8725 section 2.7"),
    SESSION_COOKIE(HIGH, "CWE-614", "CWE-319", "RFC 6265 section 8.3"),
    SESSION_ID(HIGH, "CWE-598"),
    PRIVATE_KEY(CRITICAL, "CWE-321", "CWE-522"),
    VENDOR_TOKEN(CRITICAL, "CWE-522", "CWE-798"),
    PRESIGNED_URL(HIGH, "CWE-598"),
    PASSWORD_HASH(MEDIUM, "CWE-916"),
    URL_CREDENTIALS(CRITICAL, "CWE-522", "RFC 3986 section 3.2.1"),
    CARD_NUMBER(CRITICAL, "CWE-359", "PCI DSS 4.0.1 4.2.1"),
    CARD_CVV(CRITICAL, "CWE-359", "PCI DSS 4.0.1 3.3.1.2"),
    CARD_TRACK(CRITICAL, "CWE-359", "PCI DSS 4.0.1 3.3.1.1"),
    IBAN(HIGH, "CWE-359", "GDPR article 4(1)"),
    BANK_ACCOUNT(HIGH, "CWE-359", "GDPR article 4(1)", "16 CFR 314.4(c)(3)"),
    CRYPTO_KEY(CRITICAL, "CWE-321", "CWE-522"),
    US_SSN(CRITICAL, "CWE-359"),
    NATIONAL_ID(HIGH, "CWE-359", "GDPR article 87"),
    PASSPORT(HIGH, "CWE-359", "GDPR article 4(1)"),
    HEALTH_RECORD(HIGH, "CWE-359", "GDPR article 9", "HIPAA 45 CFR 164.312(e)(1)"),
    DATE_OF_BIRTH(MEDIUM, "CWE-359", "GDPR article 4(1)"),
    EMAIL(LOW, "CWE-359", "GDPR article 4(1)"),
    PHONE(LOW, "CWE-359", "GDPR article 4(1)"),
    POSTAL_ADDRESS(MEDIUM, "CWE-359", "GDPR article 4(1)"),
    LOCATION(LOW, "CWE-359", "GDPR article 4(1)"),
    SPECIAL_CATEGORY(HIGH, "CWE-359", "GDPR article 9");

    private static final Map<String, Kind> BY_ID = new HashMap<>();

    static {
        for (Kind kind : values()) {
            BY_ID.put(kind.id, kind);
        }
    }

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Severity severity;
    private final List<String> references;

    Kind(Severity severity, String... references) {
        this.severity = severity;
        this.references = List.of(references);
    }

    /** The kind of that id, or null where no built-in kind has it. */
    public static @Nullable Kind of(String id) {
        return BY_ID.get(id);
    }

    /** The id that reports show: {@code card-number}. */
    public String id() {
        return id;
    }

    /** How bad it is to send this to another host in clear. */
    public Severity severity() {
        return severity;
    }

    /** Who says that it must be protected: CWE, PCI DSS, GDPR, HIPAA, RFC; besides what the rule names. */
    public List<String> references() {
        return references;
    }
}
