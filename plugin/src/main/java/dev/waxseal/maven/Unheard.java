package dev.waxseal.maven;

import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Heard heard;

    Unheard(MavenProject project, MavenSession session, Path output, Heard heard) {
        this.project = project;
        this.session = session;
        this.output = output;
        this.heard = heard;
    }

    /** What is unheard, why, and the way out; empty when the agent heard every test that is reported. */
    Optional<String> message() throws IOException {
        Optional<String> missed = BuildListener.missed(project);
        if (missed.isPresent()) {
            return missed;
        }
        Map<Path, List<TestGoal>> goals = new LinkedHashMap<>();
        for (TestGoal goal : TestGoal.of(project, session)) {
            goals.computeIfAbsent(goal.reports(), reports -> new ArrayList<>()).add(goal);
        }
        for (Map.Entry<Path, List<TestGoal>> entry : goals.entrySet()) {
            List<TestReport> unheard = withoutJournal(TestReport.since(since(entry.getValue()), entry.getKey()));
            if (!unheard.isEmpty()) {
                return Optional.of(new Causes(project, session, output, heard).message(unheard, entry.getValue()));
            }
        }
        return withoutAnyJournal()
                .map(run -> new Causes(project, session, output, heard)
                        .message(
                                run,
                                goals.values().stream()
                                        .flatMap(List::stream)
                                        .filter(goal -> goal.toString().equals(run.goal()))
                                        .toList()));
    }

    /**
     * Tests that were to run, and no JVM of theirs began until the next ones: one goal was heard, another was not. Maven's
     * build cache tells of the same goal twice.
     */
    private Optional<Watch.Run> withoutAnyJournal() throws IOException {
        if (heard.watch().isEmpty() || heard.journals().isEmpty()) {
            return Optional.empty(); // where nothing was heard at all, it is proof that counts
        }
        Watch watch = heard.watch().get();
        List<Watch.Run> silent = new ArrayList<>(watch.runs());
        silent.removeIf(run -> run.test() == null);
        for (Journal journal : Applications.in(heard).ofTests(heard, watch)) {
            Watch.Run run = watch.runAt(Heard.begunAt(journal));
            silent.removeIf(other ->
                    run != null && other.build() == run.build() && other.goal().equals(run.goal()));
        }
        return silent.stream().findFirst();
    }

    /** When the tests of these goals began that are to be judged: in this build, or in an earlier one that still holds. */
    private Instant since(List<TestGoal> goals) throws IOException {
        if (heard.watch().isEmpty()) {
            return Instant.EPOCH;
        }
        Watch watch = heard.watch().get();
        List<String> names = goals.stream().map(TestGoal::toString).toList();
        OptionalLong began = watch.runs().stream()
                .filter(run -> names.contains(run.goal()))
                .mapToLong(Watch.Run::started)
                .min();
        return Instant.ofEpochMilli(
                began.isPresent()
                        ? began.getAsLong()
                        : Math.min(watch.build(), Math.max(watch.first(), compiled(goals))));
    }

    /** When the last class was compiled: tests that ran since, in whatever call of Maven, are those of this code. */
    private long compiled(List<TestGoal> goals) throws IOException {
        Set<Path> directories = new LinkedHashSet<>();
        directories.add(Path.of(project.getBuild().getOutputDirectory()));
        goals.forEach(goal -> directories.add(goal.classes()));
        long last = 0;
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file :
                            (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                        last = Math.max(last, Files.getLastModifiedTime(file).toMillis());
                    }
                }
            }
        }
        return last;
    }

    private List<TestReport> withoutJournal(List<TestReport> reports) throws IOException {
        Map<String, Boolean> heardOf = new LinkedHashMap<>();
        List<String> writers = new ArrayList<>();
        for (Journal journal : heard.journals()) {
            Entry.Started started = journal.started();
            if (started != null) {
                writers.add(started.command());
            }
        }
        List<TestReport> unheard = new ArrayList<>();
        for (TestReport report : reports) {
            boolean isHeard = report.command()
                    .map(command -> heardOf.computeIfAbsent(command, c -> takeWriter(writers, c)))
                    .orElse(!heard.journals().isEmpty());
            if (!isHeard && !isLeftAside(report)) {
                unheard.add(report);
            }
        }
        return unheard;
    }

    /** Whether its JVM was heard, but tested other code than what lies here now. */
    private boolean isLeftAside(TestReport report) throws IOException {
        String command = report.command().orElse("");
        for (Journal journal : heard.stale()) {
            long begun = Heard.begunAt(journal);
            Entry.Started started = journal.started();
            if (started != null
                    && command.startsWith(started.command())
                    && report.written() >= begun
                    && report.written() < heard.watch().orElseThrow().nextRun(begun)) {
                return true;
            }
        }
        return false;
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
}
