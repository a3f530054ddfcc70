package dev.waxseal.maven;

import dev.waxseal.report.Allowance;
import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Exceptions of a repository that no module needs any more. Only a build that judged everything can tell: one of all
 * modules to which the file applies, with all of their tests.
 */
final class UnusedExceptions {

    /** Of this class alone: Maven may load the plugin twice in one build. */
    private static final String KEY = "waxseal.exceptions@" + System.identityHashCode(UnusedExceptions.class);

    /** Of all of them: a type of the JDK's. */
    private static final String TELL = "waxseal.tell";

    private final Set<MavenProject> judged = ConcurrentHashMap.newKeySet();
    private final Set<String> unused = ConcurrentHashMap.newKeySet();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private volatile boolean mustNotBe;
    private volatile boolean isPartial;
    private final Log log;

    private UnusedExceptions(Log log) {
        this.log = log;
    }

    /** Whether the files can apply to nothing but what this call of Maven builds, and nothing of that is left out. */
    static boolean isWhole(MavenProject project, MavenSession session, List<Path> files) {
        Path build =
                Path.of(session.getExecutionRootDirectory()).toAbsolutePath().normalize();
        return files.stream().allMatch(file -> file.startsWith(build))
                && session.getProjects().size() == session.getAllProjects().size()
                && isAllTests(project, session);
    }

    /** Whether this call of Maven asks for all tests of the module. */
    static boolean isAllTests(MavenProject project, MavenSession session) {
        return !TestGoal.isNarrowed(new Told(null, project, session))
                && TestGoal.of(project, session).stream().noneMatch(TestGoal::isSkipped);
    }

    /** Whether this module is the only one, so that its report can tell already. */
    static boolean isAlone(MavenSession session) {
        return modules(session).size() == 1;
    }

    /** That module was judged; without a report because there was nothing to judge. */
    static void judged(MavenProject project, MavenSession session, boolean isWhole, boolean mustNotBe, Log log) {
        UnusedExceptions all = of(session, log);
        all.judged.add(project);
        all.isPartial |= !isWhole;
        all.mustNotBe |= mustNotBe;
    }

    /** What its judgement needed, and what not. */
    static void judged(Report report, Policy policy, MavenSession session, Log log) {
        UnusedExceptions all = of(session, log);
        all.unused.addAll(report.unused());
        policy.exceptions().stream()
                .map(Allowance::what)
                .filter(what -> !report.unused().contains(what))
                .forEach(all.used::add);
    }

    /** The build is at its end: whoever holds this class under whatever loader has its say. */
    static void tellAll(MavenSession session) {
        if (session.getRequest().getData().get(TELL) instanceof Runnable tell) {
            tell.run();
        }
    }

    private static void tell(MavenSession session) {
        if (!(session.getRequest().getData().get(KEY) instanceof UnusedExceptions all)
                || isAlone(session)
                || all.isPartial
                || !all.judged.containsAll(modules(session))) {
            return;
        }
        Set<String> unneeded = new TreeSet<>(all.unused);
        unneeded.removeAll(all.used);
        for (String exception : unneeded) {
            all.log.warn("Waxseal: " + Report.notNeeded(exception) + ".");
        }
        if (all.mustNotBe && !unneeded.isEmpty()) {
            session.getResult().addException(failure(unneeded, session.getTopLevelProject()));
        }
    }

    static String message(Set<String> unneeded) {
        return "Exceptions that are not needed any more must not stay (waxseal.failOnUnusedExceptions); take them out of"
                + " waxseal.yml: " + String.join("; ", unneeded);
    }

    private static Exception failure(Set<String> unneeded, MavenProject project) {
        return new LifecycleExecutionException(message(unneeded), project);
    }

    private static synchronized UnusedExceptions of(MavenSession session, Log log) {
        Map<String, Object> data = session.getRequest().getData();
        if (!data.containsKey(KEY)) {
            data.put(KEY, new UnusedExceptions(log));
            Runnable others = (Runnable) data.getOrDefault(TELL, (Runnable) () -> {});
            data.put(TELL, (Runnable) () -> {
                others.run();
                tell(session);
            });
        }
        return (UnusedExceptions) data.get(KEY);
    }

    private static List<MavenProject> modules(MavenSession session) {
        return session.getProjects().stream()
                .filter(module -> module.getPlugin(ArgLineKeeper.WAXSEAL) != null)
                .toList();
    }
}
