package dev.waxseal.report;

/**
 * What something was sent to in place of what.
 *
 * @param url where production sends it, without what may be secret in it
 * @param isSealed whether it is encrypted there
 * @param source the line that says so: of the configuration that production reads, else of the policy
 */
public record StandsFor(String url, boolean isSealed, SourceLine source) {

    /** {@code http://payments.example (src/main/resources/application-prod.yml:3)}. */
    @Override
    public String toString() {
        return url + " (" + source + ")";
    }
}
