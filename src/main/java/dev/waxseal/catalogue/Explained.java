package dev.waxseal.catalogue;

import java.util.List;

/** A rule as people read it: what it says is wrong, why that matters, how to mend it, and who says so. */
public interface Explained {

    /** The id that reports, exceptions and {@code explain} use: {@code plaintext-data}. */
    String id();

    /** How bad it is unless what was met says otherwise. */
    Severity severity();

    /** What is wrong and why it matters, in one sentence. */
    String reason();

    /** The way out, in one sentence. */
    String fix();

    /** Who says so: CWE, OWASP ASVS, PCI DSS, RFC. */
    List<String> references();
}
