package dev.waxseal.report;

import java.util.List;

/**
 * What whoever asks for a judgement knows of the run besides its journals.
 *
 * @param policies the names of the policy files that were read, the decisive one last
 * @param problems why the run does not tell the whole story, beyond what the journals say themselves
 * @param isWhole whether everything was judged that the exceptions could apply to, so that one that was not needed is
 *     not needed any more
 * @param sources where the code lies
 */
public record Circumstances(List<String> policies, List<String> problems, boolean isWhole, Sources sources) {

    public Circumstances {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }

    /** All there is, judged by these files. */
    public static Circumstances judgedBy(List<String> policies) {
        return new Circumstances(policies, List.of(), true, Sources.unknown());
    }

    /** The same with code that lies there. */
    public Circumstances with(Sources other) {
        return new Circumstances(policies, problems, isWhole, other);
    }
}
