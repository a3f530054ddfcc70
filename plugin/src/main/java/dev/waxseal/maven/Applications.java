package dev.waxseal.maven;

import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Journal;
import dev.waxseal.maven.Watch.Application;
import dev.waxseal.maven.Watch.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of the JVMs that were heard is which of the applications beside the tests. One that nobody waits for may come up
 * only when the tests have begun, so it is told by its command and not by its time alone: surefire and failsafe start
 * their JVMs with a booter of their own.
 */
final class Applications {

    private static final Pattern BOOTER = Pattern.compile(
            "(.*[/\\\\])?surefirebooter[^/\\\\]*\\.jar|(.*/)?org\\.apache\\.maven\\.surefire\\.booter\\..*");

    private final List<Application> applications;
    private final Map<Application, Journal> heard = new HashMap<>();

    private Applications(List<Application> applications) {
        this.applications = applications;
    }

    /** A JVM that was heard, and when it began. */
    private record Jvm(Journal journal, long begun) {

        private @Nullable String command() {
            Entry.Started started = journal.started();
            return started == null ? null : started.command();
        }

        private boolean isBooter() {
            String command = command();
            return command != null && BOOTER.matcher(command).matches();
        }

        /** Whether that is what the application was told to run; a jar may have been called by another path. */
        private boolean runs(@Nullable String main) {
            String command = command();
            return main != null && command != null && fileName(command).equals(fileName(main));
        }

        private static String fileName(String path) {
            return path.endsWith("jar") || path.endsWith("war") ? path.replaceFirst(".*[/\\\\]", "") : path;
        }
    }

    /**
     * Each takes the JVM that runs its main class or jar, else the first that is left and can only be one of them; of what
     * is left then, those that may be none.
     */
    static Applications in(Heard heard) throws IOException {
        if (heard.watch().isEmpty()) {
            return new Applications(List.of());
        }
        Watch watch = heard.watch().get();
        List<Jvm> booters = new ArrayList<>();
        List<Jvm> others = new ArrayList<>();
        for (Journal journal : heard.journals()) {
            Jvm jvm = new Jvm(journal, Heard.begunAt(journal));
            (jvm.isBooter() ? booters : others).add(jvm);
        }
        // one that takes a later JVM than its own leaves none to the next
        others.sort(Comparator.comparingLong(Jvm::begun));
        Applications all = new Applications(withTests(watch));
        all.take(others, (application, jvm) -> jvm.runs(application.main()));
        all.take(
                others,
                (application, jvm) -> !isPerhaps(application) && jvm.begun < testsAfter(application, watch, booters));
        all.take(others, (application, jvm) -> isPerhaps(application)); // a build tool needs its time
        return all;
    }

    private static List<Application> withTests(Watch watch) {
        return watch.applications().stream()
                .filter(application -> watch.runs().stream().anyMatch(run -> run.build() == application.build()))
                .toList();
    }

    private void take(List<Jvm> jvms, BiPredicate<Application, Jvm> isOf) {
        for (Application application : applications) {
            if (!heard.containsKey(application)) {
                jvms.stream()
                        .filter(jvm -> jvm.begun >= application.started() && isOf.test(application, jvm))
                        .findFirst()
                        .ifPresent(jvm -> {
                            jvms.remove(jvm);
                            heard.put(application, jvm.journal);
                        });
            }
        }
    }

    /**
     * When the first tests after an application can have started JVMs of their own, which are none of it: with surefire's
     * first one, or, where another plugin runs them, at once.
     */
    private static long testsAfter(Application application, Watch watch, List<Jvm> booters) {
        long next = watch.nextRun(application.started());
        Watch.Run run = watch.runAt(next);
        boolean hasBooter = run != null && TestGoal.isOne(run.goal()) && application.main() == null;
        return !hasBooter
                ? next
                : booters.stream()
                        .mapToLong(Jvm::begun)
                        .filter(begun -> begun >= next && begun < watch.nextRun(next))
                        .min()
                        .orElse(next);
    }

    /** The JVMs that were heard and are the tests': all but these, unless the tests are such a program themselves. */
    List<Journal> ofTests(Heard all, Watch watch) {
        Set<Journal> beside = new HashSet<>();
        heard.forEach((application, journal) -> {
            if (watch.runs().stream().noneMatch(run -> run.goal().equals(application.goal()))) {
                beside.add(journal);
            }
        });
        return all.journals().stream()
                .filter(journal -> !beside.contains(journal))
                .toList();
    }

    /** What keeps the run from telling the whole story: those of which no JVM was heard. */
    List<String> unheard() {
        return unheard(false);
    }

    /** The same of programs that may as well have nothing to do with a JVM: worth a warning. */
    List<String> perhapsUnheard() {
        return unheard(true);
    }

    private List<String> unheard(boolean perhaps) {
        return applications.stream()
                .filter(application -> !heard.containsKey(application) && perhaps == isPerhaps(application))
                .map(application -> application.goal() + said(application.kind()) + application.fix())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isPerhaps(Application application) {
        return application.kind() == Kind.PERHAPS_BESIDE_THE_TESTS;
    }

    private static String said(Kind kind) {
        return switch (kind) {
            case BESIDE_THE_TESTS ->
                " started an application beside the tests, in a JVM without the agent:"
                        + " what it sent was not heard; let it listen with ";
            case BEFORE_THE_TESTS ->
                " ran a program for the tests, in a JVM without the agent:"
                        + " what it sent was not heard; let it listen with ";
            case PERHAPS_BESIDE_THE_TESTS ->
                " started a program beside the tests, and no JVM of it was heard."
                        + " If it is an application in a JVM, let it listen with ";
        };
    }
}
