package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the JVMs of a module have left to be judged.
 *
 * @param journals those that hold for the module as it is now
 * @param stale those that are left aside, because the module is made from something else now
 * @param watch what the goals have left, with the runs of stale journals left out; empty where no agent was prepared
 */
record Heard(List<Journal> journals, List<Journal> stale, Optional<Watch> watch) {

    static Heard in(Path output, MavenProject project, long thisBuild) throws IOException {
        return of(JournalReader.readAll(output), output, project, thisBuild);
    }

    /**
     * The same.
     *
     * @param all the journals that are in there
     */
    static Heard of(List<Journal> all, Path output, MavenProject project, long thisBuild) throws IOException {
        Optional<Watch> left = Watch.read(output);
        if (left.isEmpty()) {
            return new Heard(all, List.of(), left);
        }
        Watch watch = left.get();
        Set<Watch.Run> stale = new HashSet<>();
        @Nullable MadeFrom now = null;
        for (Watch.Run run : watch.runs()) {
            if (run.build() != thisBuild) {
                now = now == null ? MadeFrom.atTests(project) : now;
                if (!run.madeFrom().isHeldFor(now)) {
                    stale.add(run);
                }
            }
        }
        List<Journal> journals = new ArrayList<>();
        List<Journal> leftAside = new ArrayList<>();
        for (Journal journal : all) {
            (stale.contains(watch.runOf(begunAt(journal))) ? leftAside : journals).add(journal);
        }
        List<Watch.Run> runs =
                watch.runs().stream().filter(run -> !stale.contains(run)).toList();
        // a stale run's test reports are not to be missed either
        long since = stale.isEmpty() ? watch.build() : Math.max(thisBuild, watch.build());
        Watch held = new Watch(
                since,
                watch.prepared(),
                stale.isEmpty() ? watch.first() : since,
                runs,
                watch.applications().stream()
                        .filter(application -> !stale.contains(watch.runOf(application.started())))
                        .toList());
        return new Heard(List.copyOf(journals), List.copyOf(leftAside), Optional.of(held));
    }

    /** Whether tests of earlier builds are judged that those of the last one, of the same goal, have left out. */
    boolean isOfMoreThanOneRun() {
        List<Watch.Run> runs = watch.map(Watch::runs).orElse(List.of());
        return runs.stream()
                .anyMatch(run -> runs.stream()
                        .anyMatch(other -> other.goal().equals(run.goal()) && other.build() != run.build()));
    }

    /** Tests are about to run anew: deletes what no run that is kept has written and is not of this build either. */
    static void forget(Path output, Watch before, Watch after) throws IOException {
        long thisBuild = after.runs().get(after.runs().size() - 1).build();
        Path directory = output.resolve("journal");
        if (Files.isDirectory(directory)) {
            for (Journal journal : JournalReader.readAll(output)) {
                long begun = begunAt(journal);
                Watch.Run run = before.runOf(begun);
                if (begun < thisBuild && (run == null || !after.runs().contains(run))) {
                    JournalReader.delete(journal);
                }
            }
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(output, "agent-*.log")) {
            for (Path log : logs) {
                if (Files.getLastModifiedTime(log).toMillis() < before.build()) {
                    Files.delete(log);
                }
            }
        }
    }

    static long begunAt(Journal journal) throws IOException {
        return journal.started() != null
                ? journal.started().time()
                : Files.getLastModifiedTime(journal.file()).toMillis();
    }
}
