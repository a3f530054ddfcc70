package dev.waxseal.report;

/**
 * An exception of the policy, and what became of it in this run.
 *
 * @param allowance what it allows, why and until when
 * @param findings how many it covered, whether it still holds or not
 * @param isExpired whether its last day is over, so that what it covers fails again
 */
public record Exemption(Allowance allowance, long findings, boolean isExpired) {

    /** In a word for people. */
    String state() {
        return isExpired ? "expired" : findings == 0 ? "not needed" : "in use";
    }

    /** Its last day, or that it has none. */
    String until() {
        return allowance.until() == null ? "permanent" : allowance.until().toString();
    }
}
