package dev.waxseal.maven;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** A module that only builds others: they have its plugins where it is their parent, and only there. */
final class Aggregator {

    private Aggregator() {}

    /** What is to be said of the modules of such a one that have tests and lack the plugin that it has itself. */
    static Optional<String> unheard(MavenProject project, MavenSession session) throws IOException {
        if (project.getPlugin(ArgLineKeeper.WAXSEAL) == null || project.getCollectedProjects() == null) {
            return Optional.empty();
        }
        List<String> unheard = new ArrayList<>();
        for (MavenProject module : project.getCollectedProjects()) {
            if (session.getProjects().contains(module)
                    && module.getPlugin(ArgLineKeeper.WAXSEAL) == null
                    && TestGoal.of(module, session).stream().anyMatch(goal -> !goal.isSkipped())
                    && Proof.hasSources(module)) {
                unheard.add(module.getArtifactId());
            }
        }
        return unheard.isEmpty()
                ? Optional.empty()
                : Optional.of("Modules of this build have tests that nobody listens to: " + String.join(", ", unheard)
                        + ". Put waxseal-maven-plugin into their parent, for this module is not.");
    }
}
