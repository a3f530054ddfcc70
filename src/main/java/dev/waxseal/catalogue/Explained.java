package dev.waxseal.catalogue;

import java.util.List;
import java.util.Locale;

/** A rule as people read it: what it says is wrong, why that matters, how to mend it, and who says so. */
public interface Explained {

    /** Its name in the code: {@code PLAINTEXT_DATA}. */
    String name();

    /** The id that reports, exceptions and {@code explain} use: {@code plaintext-data}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is unless what was met says otherwise. */
    Severity severity();

    /** What is wrong and why it matters, in one sentence. */
    String reason();

    /** The way out, in one sentence. */
    String fix();

    /** Who says so: CWE, OWASP ASVS, PCI DSS, RFC. */
    List<String> references();
}
