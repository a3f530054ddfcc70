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
 * @param stale how many were left aside, because the module is made from something else now
 * @param watch what the goals have left, with the runs of stale journals left out; empty where no agent was prepared
 */
record Heard(List<Journal> journals, int stale, Optional<Watch> watch) {

    static Heard in(Path output, MavenProject project, long thisBuild) throws IOException {
        List<Journal> all = JournalReader.readAll(output);
        Optional<Watch> left = Watch.read(output);
        if (left.isEmpty()) {
            return new Heard(all, 0, left);
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
        for (Journal journal : all) {
            Watch.Run run = watch.runAt(begunAt(journal));
            if (run == null || !stale.contains(run)) {
                journals.add(journal);
            }
        }
        List<Watch.Run> runs =
                watch.runs().stream().filter(run -> !stale.contains(run)).toList();
        // a stale run's test reports are not to be missed either
        long since = stale.isEmpty() ? watch.build() : Math.max(thisBuild, watch.build());
        Watch held = new Watch(since, watch.prepared(), runs, watch.applications());
        return new Heard(List.copyOf(journals), all.size() - journals.size(), Optional.of(held));
    }

    /** Tests are about to run anew: deletes what no run of this watch has written and is not of this build either. */
    static void forget(Path output, Watch before, Watch after) throws IOException {
        Path directory = output.resolve("journal");
        if (Files.isDirectory(directory)) {
            for (Journal journal : JournalReader.readAll(output)) {
                long begun = begunAt(journal);
                Watch.Run run = before.runAt(begun);
                if (run == null ? begun < before.build() : !after.runs().contains(run)) {
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
