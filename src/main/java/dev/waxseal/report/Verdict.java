package dev.waxseal.report;

import java.util.Locale;

/** What a finding means for the build, worst first. Reports print {@link #toString()}. */
public enum Verdict {
    /** The build must not pass. */
    FAIL,
    /** Worth knowing. */
    REPORT,
    /** An exception in the policy allows it. */
    SUPPRESSED,
    /** The baseline knows it. */
    BASELINE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
