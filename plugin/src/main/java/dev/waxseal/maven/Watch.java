package dev.waxseal.maven;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the goals of a module leave for each other, and for those of a later call of Maven: {@code watch.json} beside the
 * journals. All times are milliseconds since 1970-01-01 UTC.
 *
 * @param build when the build started that prepared the agent last: test reports older than that are not its own
 * @param prepared when the agent was ready to be attached: tests before that ran without it
 * @param runs the test goals whose journals are kept, in the order in which they began
 * @param applications what was started beside these tests
 */
record Watch(long build, long prepared, List<Run> runs, List<Application> applications) {

    private static final String FILE = "watch.json";
    private static final Gson GSON = new Gson();

    Watch {
        runs = List.copyOf(runs);
        applications = List.copyOf(applications);
    }

    /**
     * Tests that ran, and so journals: those of the JVMs that started from then on until the next run.
     *
     * @param goal the {@link TestGoal}, as it prints itself
     * @param build when its build started
     * @param started when it began
     * @param madeFrom what its tests were made from
     * @param test the path of a class that it was to run as a test, so that a JVM must have left a journal; null where it
     *     may as well have found none
     */
    record Run(
            String goal,
            long build,
            long started,
            MadeFrom madeFrom,
            @Nullable String test) {}

    /** What a program that a plugin starts is to the tests. */
    enum Kind {
        /** It goes on while they run. */
        BESIDE_THE_TESTS,
        /** It has ended, and they need what it did. */
        BEFORE_THE_TESTS,
        /** It goes on, and may be no JVM. */
        PERHAPS_BESIDE_THE_TESTS
    }

    /**
     * An application that a plugin started in a JVM of its own.
     *
     * @param goal which one, {@code spring-boot-maven-plugin:start (default)}
     * @param fix how that plugin is told to let the agent in
     * @param build when its build started
     * @param started when that goal began
     * @param kind what it is to the tests
     * @param main its main class or jar, as the POM writes it; null where that is not plain to see
     */
    record Application(
            String goal,
            String fix,
            long build,
            long started,
            Kind kind,
            @Nullable String main) {}

    /** The last watch, or empty when the agent was not prepared in any build, or what was left cannot be read. */
    static Optional<Watch> read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(GSON.fromJson(Files.readString(file), Watch.class));
        } catch (JsonParseException | NullPointerException e) {
            return Optional.empty(); // cut short: as good as none
        }
    }

    /** The agent is ready; of several times in one build the first counts, for all later tests have it. */
    static void prepare(Path output, Instant buildStarted, Instant now) throws IOException {
        Optional<Watch> before = read(output);
        long build = buildStarted.toEpochMilli();
        if (before.isEmpty() || before.get().build != build) {
            List<Run> runs = before.map(Watch::runs).orElse(List.of());
            List<Application> applications = before.map(Watch::applications).orElse(List.of());
            new Watch(build, now.toEpochMilli(), runs, applications).write(output);
        }
    }

    /** Tests are about to run: what they, or goals that are no more, have said in earlier builds holds no longer. */
    Watch begin(Run run, List<String> goals) {
        List<Run> kept = new ArrayList<>(runs.stream()
                .filter(other ->
                        other.build == run.build || (!other.goal.equals(run.goal) && goals.contains(other.goal)))
                .toList());
        kept.add(run);
        Predicate<Application> isKept =
                application -> kept.stream().anyMatch(other -> other.build == application.build);
        return new Watch(
                build, prepared, kept, applications.stream().filter(isKept).toList());
    }

    Watch begin(Application application) {
        return new Watch(
                build,
                prepared,
                runs,
                Stream.concat(applications.stream(), Stream.of(application)).toList());
    }

    /** Whose journal it is that was begun then; null for that of a JVM that no test goal has started. */
    @Nullable Run runAt(long time) {
        Run last = null;
        for (Run run : runs) {
            if (run.started <= time) {
                last = run;
            }
        }
        return last;
    }

    /** When the first tests after that time began. */
    long nextRun(long time) {
        return runs.stream()
                .mapToLong(Run::started)
                .filter(started -> started > time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void write(Path output) throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve(FILE), GSON.toJson(this));
    }
}
