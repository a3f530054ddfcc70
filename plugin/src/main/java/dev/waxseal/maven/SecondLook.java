package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.execution.ProjectExecutionListener;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * Judges once more what came after {@code check}, when a module is done and when all are: tests that the POM binds
 * behind it, or JVMs that went on.
 */
class SecondLook implements ProjectExecutionListener {

    private static final String JUDGED = "waxseal.judged";

    /** That module has passed. Kept as a type of the JDK's, for who looks may have this class from another loader. */
    static void remember(CheckMojo check) throws IOException {
        Map<Path, Long> seen = seen(check);
        Callable<Void> look = () -> {
            lookAgain(check, seen);
            return null;
        };
        check.project.setContextValue(JUDGED, look);
    }

    @Override
    public void afterProjectExecutionSuccess(ProjectExecutionEvent event) throws LifecycleExecutionException {
        lookAt(event.getProject());
    }

    static void atTheEnd(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            try {
                lookAt(project);
            } catch (LifecycleExecutionException e) {
                session.getResult().addException(e);
            }
        }
        UnusedExceptions.tellAll(session);
    }

    private static void lookAt(MavenProject project) throws LifecycleExecutionException {
        if (project.getContextValue(JUDGED) instanceof Callable<?> look) {
            try {
                look.call();
            } catch (LifecycleExecutionException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("Waxseal cannot look once more: " + e, e);
            }
        }
    }

    private static void lookAgain(CheckMojo check, Map<Path, Long> seen) throws LifecycleExecutionException {
        try {
            if (!seen(check).equals(seen)) {
                check.project.setContextValue(JUDGED, null);
                check.getLog().info("Tests or JVMs went on after check, so it looks once more.");
                check.execute();
            }
        } catch (IOException | AbstractMojoExecutionException e) {
            throw new LifecycleExecutionException(check.execution, check.project, e); // as if check had thrown it
        }
    }

    /** The journals, the watch and the test reports, with their sizes. */
    private static Map<Path, Long> seen(CheckMojo check) throws IOException {
        Map<Path, Long> seen = new TreeMap<>();
        put(check.output().resolve("journal"), seen);
        put(check.output().resolve("watch.json"), seen);
        for (TestGoal goal : TestGoal.of(check.project, check.session)) {
            put(goal.reports(), seen);
        }
        return seen;
    }

    private static void put(Path fileOrDirectory, Map<Path, Long> seen) throws IOException {
        if (Files.exists(fileOrDirectory)) {
            try (Stream<Path> files = Files.walk(fileOrDirectory)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    seen.put(file, Files.size(file));
                }
            }
        }
    }

    @Override
    public void beforeProjectExecution(ProjectExecutionEvent event) {}

    @Override
    public void beforeProjectLifecycleExecution(ProjectExecutionEvent event) {}

    @Override
    public void afterProjectExecutionFailure(ProjectExecutionEvent event) {}
}
