package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import dev.waxseal.report.Circumstances;
import dev.waxseal.report.Policy;
import dev.waxseal.report.PolicyFile;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Judges all modules of the build as one and writes one report, into the output directory of the module that it is called
 * in: {@code mvn verify waxseal:aggregate}. Each leak is named with its modules. What the policy files of modules say of
 * single findings holds for all; how severe a finding must be is the root's to say.
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
class AggregateMojo extends JudgingMojo {

    @Override
    void judge(Heard heard, Policy rootPolicy) throws IOException, MojoFailureException {
        Map<Path, String> modules = new LinkedHashMap<>();
        List<Journal> journals = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        MainResources resources = MainResources.of(session.getProjects());
        Set<Path> baselines = new LinkedHashSet<>();
        Policy together = rootPolicy;
        for (MavenProject module : session.getProjects()) {
            Path output = output(module);
            modules.put(output, module.getArtifactId());
            Heard own =
                    Heard.in(output, module, session.getStartTime().toInstant().toEpochMilli());
            journals.addAll(own.journals());
            unheard(module, output, own).ifPresent(problems::add);
            Applications.in(own).unheard().forEach(problem -> problems.add(module.getArtifactId() + ": " + problem));
            baselines.addAll(baselines(new PolicyFiles(module, session)));
            together = together.and(policyOf(module));
        }
        Circumstances circumstances = circumstances(new Heard(List.of(), List.of(), Optional.empty()))
                .together(
                        modules,
                        resources.production(this::property),
                        resources.endpoints(this::property),
                        baseline(baselines),
                        problems);
        Heard all = new Heard(journals, List.of(), Optional.empty());
        Report report =
                write(all, together, journals.isEmpty() && problems.isEmpty() ? circumstances.silent() : circumstances);
        String text = ReportFormats.text(report);
        if (report.fails()) {
            throw new MojoFailureException(text.stripTrailing() + "\nReports: " + output());
        }
        text.lines().forEach(getLog()::info);
    }

    /** What keeps this module's silence from being a proof, in a sentence. */
    private Optional<String> unheard(MavenProject module, Path output, Heard heard) throws IOException {
        Optional<String> message = new Unheard(module, session, output, heard).message();
        if (message.isEmpty() && heard.journals().isEmpty()) {
            Proof proof = new Proof(module, session, null);
            if (proof.whyNoTestCouldRun().isEmpty()) {
                message = Optional.of(new Causes(module, session, output, heard).message(proof));
            }
        }
        return message.flatMap(said -> said.lines().findFirst())
                .map(line -> "module " + module.getArtifactId() + ": " + line);
    }

    /** What its own files say besides those that hold for all. */
    private Policy policyOf(MavenProject module) throws IOException {
        List<Path> files = new ArrayList<>(
                policy == null || policy.isEmpty() ? new PolicyFiles(module, session).files(null) : List.of());
        files.removeAll(policyFiles());
        return PolicyFile.read(files);
    }

    private Path output(MavenProject module) {
        return module.equals(project)
                ? output()
                : Path.of(module.getBuild().getDirectory())
                        .resolve("waxseal")
                        .toAbsolutePath()
                        .normalize();
    }
}
