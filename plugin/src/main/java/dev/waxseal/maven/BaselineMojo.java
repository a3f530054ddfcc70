package dev.waxseal.maven;

import dev.waxseal.report.Baseline;
import dev.waxseal.report.DestinationList;
import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes down what the last run found, {@code waxseal-baseline.json} in the module's directory: from then on it does not fail,
 * and what is new does. With {@code -Dwaxseal.listDestinations} it also writes down where the tests went, {@code
 * destinations} in the module's {@code waxseal.yml}: from then on they may go nowhere else. Run the tests before, {@code mvn
 * verify waxseal:baseline -Dwaxseal.failOn=never}.
 */
@Mojo(name = "baseline", threadSafe = true)
class BaselineMojo extends JudgingMojo {

    /** Whether to write the list of destinations as well. */
    @Parameter(property = "waxseal.listDestinations", defaultValue = "false")
    boolean listDestinations;

    @Override
    void judge(Heard heard, Policy policy) throws IOException {
        Report report = heard.journals().isEmpty() ? writeSilent(heard, policy) : write(heard, policy);
        if (heard.journals().isEmpty() && Baseline.size(report) == 0) {
            getLog().info("No test was heard, so there is nothing for a baseline.");
            return;
        }
        Path file = project.getBasedir().toPath().resolve(baseline == null ? Baseline.USUAL : baseline);
        Baseline.write(report, file);
        getLog().info(Baseline.size(report) + (Baseline.size(report) == 1 ? " finding is" : " findings are")
                + " known from now on: " + file
                + ". Keep it with the sources, and mend them in your own time.");
        if (listDestinations) {
            list(DestinationList.of(report, policy));
        }
    }

    private void list(List<String> hosts) throws IOException {
        Path file = project.getBasedir().toPath().resolve(PolicyFiles.USUAL);
        boolean isAdded = DestinationList.addTo(file, hosts);
        getLog().info((isAdded ? "Tests may go from now on to nothing but these, as " : "Not written into ")
                + file
                + (isAdded ? " says: " : ", which has destinations of its own or has another style: ")
                + String.join(", ", hosts));
    }

    @Override
    List<Path> baselineFile(PolicyFiles names, String name) throws IOException {
        Path file = project.getBasedir().toPath().resolve(name);
        return Files.exists(file) ? List.of(file) : List.of();
    }
}
