package dev.waxseal.report;

import dev.waxseal.production.ClearEndpoints;
import dev.waxseal.production.Production;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks for a judgement knows of the run besides its journals.
 *
 * @param policies the names of the policy files that were read, the decisive one last
 * @param problems why the run does not tell the whole story, beyond what the journals say themselves
 * @param isWhole whether everything was judged that the exceptions could apply to, so that one that was not needed is
 *     not needed any more
 * @param sources where the code lies
 * @param production where its configuration lies
 * @param endpoints what the configuration would send in clear text, as far as it was read
 * @param baseline what is known and does not fail; null for nothing
 * @param compared the earlier run that this one is compared with; null for none
 * @param isAllTests whether all tests of what is judged were asked for
 * @param modules what the modules are called that were judged together, by the directories of their journals
 * @param isSilent whether it is proven that there was nothing to hear: no test could run
 */
public record Circumstances(
        List<String> policies,
        List<String> problems,
        boolean isWhole,
        Sources sources,
        Production production,
        ClearEndpoints.All endpoints,
        @Nullable Earlier baseline,
        @Nullable Earlier compared,
        boolean isAllTests,
        Map<Path, String> modules,
        boolean isSilent) {

    public Circumstances {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
        modules = Map.copyOf(modules);
    }

    /** All there is, judged by these files. */
    public static Circumstances judgedBy(List<String> policies) {
        return new Circumstances(
                policies,
                List.of(),
                true,
                Sources.unknown(),
                Production.unknown(),
                ClearEndpoints.All.NONE,
                null,
                null,
                true,
                Map.of(),
                false);
    }

    /** The same with code that lies there. */
    public Circumstances with(Sources other) {
        return new Circumstances(
                policies,
                problems,
                isWhole,
                other,
                production,
                endpoints,
                baseline,
                compared,
                isAllTests,
                modules,
                isSilent);
    }

    /** The same with a production whose configuration lies there. */
    public Circumstances with(Production other) {
        return new Circumstances(
                policies,
                problems,
                isWhole,
                sources,
                other,
                endpoints,
                baseline,
                compared,
                isAllTests,
                modules,
                isSilent);
    }

    /** The same with a configuration that says so. */
    public Circumstances with(ClearEndpoints.All other) {
        return new Circumstances(
                policies,
                problems,
                isWhole,
                sources,
                production,
                other,
                baseline,
                compared,
                isAllTests,
                modules,
                isSilent);
    }

    /** The same after earlier runs. */
    public Circumstances after(@Nullable Earlier known, @Nullable Earlier other, boolean withAllTests) {
        return new Circumstances(
                policies,
                problems,
                isWhole,
                sources,
                production,
                endpoints,
                known,
                other,
                withAllTests,
                modules,
                isSilent);
    }

    /** The same of several modules, with their configuration and baselines, and with more problems. */
    public Circumstances together(
            Map<Path, String> all,
            Production other,
            ClearEndpoints.All found,
            @Nullable Earlier known,
            List<String> more) {
        List<String> together = new ArrayList<>(problems);
        together.addAll(more);
        return new Circumstances(
                policies, together, false, sources, other, found, known, compared, isAllTests, all, isSilent);
    }

    /** What the module is called that this journal is of; empty where there is but one. */
    String module(Path journal) {
        for (Map.Entry<Path, String> module : modules.entrySet()) {
            if (journal.startsWith(module.getKey())) {
                return module.getValue();
            }
        }
        return "";
    }

    /** The same where nothing could be heard; what was not needed is not told of then. */
    public Circumstances silent() {
        return new Circumstances(
                policies, problems, false, sources, production, endpoints, baseline, null, false, modules, true);
    }
}
