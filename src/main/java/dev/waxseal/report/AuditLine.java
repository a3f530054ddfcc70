package dev.waxseal.report;

import java.util.List;

/**
 * A line of what auditors are shown, which needs no other beside it.
 *
 * @param requirement what it is evidence for: {@code PCI DSS 4.0.1 12.3.3}
 * @param what a protocol with its suite, a certificate, or what is wrong
 * @param state whether that is as it should be, and by which finding it is not
 * @param purpose what it is used for: which host, and how often
 * @param where the lines of the application it comes from
 * @param test in which tests it was seen
 * @param when it was seen first
 */
record AuditLine(
        String requirement, String what, String state, String purpose, String where, String test, String when) {

    /** What the columns are called, in their order. */
    static final List<String> COLUMNS = List.of("requirement", "what", "state", "purpose", "where", "test", "when");

    /** Each on one line, and cut where it goes on for long. */
    List<String> cells() {
        return List.of(requirement, what, state, purpose, where, test, when).stream()
                .map(Facts::cut)
                .toList();
    }
}
