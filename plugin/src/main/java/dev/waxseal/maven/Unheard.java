package dev.waxseal.maven;

import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Tests that ran in a JVM without the agent: nobody knows what they sent, so the build must not pass for clean. Every
 * JVM that surefire or failsafe reports must have left a journal.
 */
final class Unheard {

    private final MavenProject project;
    private final MavenSession session;
    private final Path output;
    private final Optional<Watch> watch;
    private final List<Journal> journals;

    Unheard(MavenProject project, MavenSession session, Path output, List<Journal> journals) throws IOException {
        this.project = project;
        this.session = session;
        this.output = output;
        this.watch = Watch.read(output);
        this.journals = journals;
    }

    /** What is unheard, why, and the way out; empty when the agent heard every test, or none ran. */
    Optional<String> message() throws IOException {
        Map<Path, List<TestGoal>> goals = new LinkedHashMap<>();
        for (TestGoal goal : TestGoal.of(project, session)) {
            goals.computeIfAbsent(goal.reports(), reports -> new ArrayList<>()).add(goal);
        }
        Instant since = watch.map(Watch::buildStarted).orElse(Instant.EPOCH);
        for (Map.Entry<Path, List<TestGoal>> entry : goals.entrySet()) {
            List<TestReport> unheard = withoutJournal(TestReport.since(since, entry.getKey()));
            if (!unheard.isEmpty()) {
                return Optional.of(message(unheard, entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private List<TestReport> withoutJournal(List<TestReport> reports) {
        Map<String, Boolean> heard = new LinkedHashMap<>();
        List<String> writers = new ArrayList<>();
        for (Journal journal : journals) {
            Entry.Started started = journal.started();
            if (started != null) {
                writers.add(started.command());
            }
        }
        List<TestReport> unheard = new ArrayList<>();
        for (TestReport report : reports) {
            boolean isHeard = report.command()
                    .map(command -> heard.computeIfAbsent(command, c -> takeWriter(writers, c)))
                    .orElse(!journals.isEmpty());
            if (!isHeard) {
                unheard.add(report);
            }
        }
        return unheard;
    }

    /** A journal names the main class or jar only, without its arguments, so it is the beginning of the command. */
    private static boolean takeWriter(List<String> writers, String command) {
        for (String writer : writers) {
            if (!writer.isEmpty() && command.startsWith(writer)) {
                writers.remove(writer);
                return true;
            }
        }
        return false;
    }

    private String message(List<TestReport> unheard, List<TestGoal> goals) throws IOException {
        TestReport first = unheard.get(0);
        String more = unheard.size() == 1 ? "" : " and " + (unheard.size() - 1) + " more";
        Cause cause = cause(first, goals);
        return """
                Tests ran without the agent, so nobody knows what they sent.
                  tests:   %s%s
                  because: %s
                  fix:     %s
                  Without Waxseal the build runs with -Dwaxseal.skip.""".formatted(shown(first.file()), more, cause.because(), cause.fix());
    }

    private record Cause(String because, String fix) {}

    private Cause cause(TestReport report, List<TestGoal> goals) throws IOException {
        if (watch.isEmpty()) {
            return new Cause(
                    "the goal prepare-agent of waxseal-maven-plugin did not run in this module.",
                    "add <goal>prepare-agent</goal> to an execution of waxseal-maven-plugin.");
        }
        if (Files.getLastModifiedTime(report.file())
                .toInstant()
                .isBefore(watch.get().agentPrepared())) {
            return new Cause(
                    "prepare-agent ran only after these tests.",
                    "bind prepare-agent to a phase before them; its own one is initialize.");
        }
        for (TestGoal goal : goals) {
            if (goal.runsInsideMaven()) {
                return new Cause(
                        goal + " has forkCount=0: its tests run inside Maven, where no agent can listen.",
                        "set <forkCount>1</forkCount>, surefire's default, or more.");
            }
        }
        return lostArgLine(goals)
                .map(because -> new Cause(
                        because,
                        "add <extensions>true</extensions> to waxseal-maven-plugin: it then stays in every argLine."))
                .orElseGet(() -> new Cause(
                        "their JVM did not load it, or it could not write its journal.",
                        "see agent-*.log in " + shown(output) + " and *.dumpstream beside the test reports;"
                                + " mvn -X shows how the JVM was started."));
    }

    /** How the agent got lost from surefire's arguments; as an extension the plugin does not let that happen. */
    private Optional<String> lostArgLine(List<TestGoal> goals) {
        if (project.getProperties().getProperty(ArgLineKeeper.PROPERTY) != null) {
            return Optional.empty();
        }
        if (session.getUserProperties().getProperty(ArgLine.PROPERTY) != null) {
            return Optional.of("-DargLine on the command line hides the argLine that prepare-agent has set.");
        }
        for (TestGoal goal : goals) {
            if (goal.argLine().isPresent()) {
                return Optional.of("the <argLine> of " + goal + " hides the one that prepare-agent has set.");
            }
        }
        return Optional.of("another plugin has replaced the argLine that prepare-agent had set.");
    }

    private Path shown(Path path) {
        Path base = project.getBasedir().toPath();
        return path.startsWith(base) ? base.relativize(path) : path;
    }
}
