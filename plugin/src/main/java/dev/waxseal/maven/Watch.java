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
 * @param first when the first of all builds started that prepared the agent here: tests that ran since have left a journal,
 *     unless they were not heard; later where some journals were forgotten without tests that ran anew, or nobody was to hear
 * @param runs the test goals whose journals are kept, in the order in which they began
 * @param applications what was started beside these tests
 */
record Watch(long build, long prepared, long first, List<Run> runs, List<Application> applications) {

    private static final String FILE = "watch.json";
    private static final Gson GSON = new Gson();

    /** Stands for the next build that prepares the agent. */
    private static final long NEXT = Long.MAX_VALUE;

    Watch {
        first = first == 0 ? build : first; // left by a release that did not tell
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
     * @param selection which of its tests
     * @param test the path of a class that it was to run as a test, so that a JVM must have left a journal; null where it
     *     may as well have found none
     */
    record Run(
            String goal,
            long build,
            long started,
            MadeFrom madeFrom,
            Selection selection,
            @Nullable String test) {

        Run {
            selection = selection == null ? Selection.ALL : selection; // left by a release that did not tell
        }

        /** Whether it is one of that plugin's, whichever execution. */
        boolean isOf(String plugin) {
            return goal.startsWith(plugin + " (");
        }

        /** Whether all tests of the other one run anew: all of that goal, or of one that was called without the POM. */
        private boolean replaces(Run other) {
            boolean isSameGoal = goal.equals(other.goal)
                    || (Proof.isOfNoPom(other.goal) && isOf(other.goal.replaceFirst(" \\(.*", "")));
            return isSameGoal && selection.covers(other.selection);
        }
    }

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
            @Nullable String main) {

        Application {
            kind = kind == null ? Kind.BESIDE_THE_TESTS : kind; // left by a release that did not tell
        }
    }

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
            long first = before.map(Watch::first).filter(time -> time != NEXT).orElse(build);
            new Watch(build, now.toEpochMilli(), first, runs, applications).write(output);
        }
    }

    /** Tests may run that nobody is to listen to, which is no fault of theirs. */
    static void skip(Path output) throws IOException {
        Optional<Watch> left = read(output);
        if (left.isPresent()) {
            Watch watch = left.get();
            new Watch(watch.build, watch.prepared, NEXT, watch.runs, watch.applications).write(output);
        }
    }

    /**
     * Tests are about to run: what they, or goals that are no more, have said in earlier builds holds no longer. What others
     * have said that these leave out goes on to hold.
     */
    Watch begin(Run run, List<String> goals) {
        List<Run> others = runs.stream()
                .filter(other -> other.build == run.build || !run.replaces(other))
                .toList();
        List<Run> kept = new ArrayList<>(others.stream()
                .filter(other -> other.build == run.build || goals.contains(other.goal) || Proof.isOfNoPom(other.goal))
                .toList());
        boolean isAllKept = kept.size() == others.size();
        kept.add(run);
        Predicate<Application> isKept =
                application -> application.build == run.build || kept.contains(runOf(application.started));
        return new Watch(
                build,
                prepared,
                isAllKept ? first : run.started,
                kept,
                applications.stream().filter(isKept).toList());
    }

    Watch begin(Application application) {
        return new Watch(
                build,
                prepared,
                first,
                runs,
                Stream.concat(applications.stream(), Stream.of(application)).toList());
    }

    /**
     * Of which tests the journal is that was begun then, for an application is started for those that come after it; null
     * where there are none.
     */
    @Nullable Run runOf(long time) {
        Run last = runAt(time);
        long since = last == null ? Long.MIN_VALUE : last.started;
        return applications.stream()
                .filter(application -> application.started > since && application.started <= time)
                .flatMap(application ->
                        runs.stream().filter(run -> run.started > time && run.build == application.build))
                .findFirst()
                .orElse(last);
    }

    /** In whose time it was; null before the first of them. */
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
