package dev.waxseal.signing;

import java.util.List;

/**
 * What came out of the judgement that is signed.
 *
 * @param failed what fails, each by its rule and id
 * @param warned what is reported only, likewise
 * @param policies the names of the files that it was judged by
 */
public record Outcome(Result result, List<String> failed, List<String> warned, List<String> policies) {

    /** As in-toto's {@code test-result} has it. */
    public enum Result {
        PASSED,
        WARNED,
        FAILED
    }

    public Outcome {
        failed = List.copyOf(failed);
        warned = List.copyOf(warned);
        policies = List.copyOf(policies);
    }
}
