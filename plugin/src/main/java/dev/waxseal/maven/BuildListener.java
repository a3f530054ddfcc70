package dev.waxseal.maven;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Sees each goal before it runs: when tests are about to run anew, when an application is started beside them, and when
 * the build is at its end. In front of the listener that Maven itself has, which goes on to be told of everything.
 */
final class BuildListener implements InvocationHandler {

    private static final String OUTPUT = "waxseal.output";
    private static final String BEGUN = "waxseal.begun";
    private static final String MISSED = "waxseal.missed";

    private final @Nullable ExecutionListener others;

    private BuildListener(@Nullable ExecutionListener others) {
        this.others = others;
    }

    /** Once, however often it is called. */
    static synchronized void install(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        ExecutionListener before = request.getExecutionListener();
        boolean isInstalled =
                before != null && Proxy.isProxyClass(before.getClass()) && isOne(Proxy.getInvocationHandler(before));
        if (!isInstalled) {
            request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                    BuildListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    new BuildListener(before)));
        }
    }

    /** Also one of another class loader: Maven loads the plugin twice where it is an extension of Maven's core. */
    private static boolean isOne(InvocationHandler handler) {
        return handler.getClass().getName().equals(BuildListener.class.getName());
    }

    /** The goals that have begun in that module since Maven read its POM, as they print themselves. */
    @SuppressWarnings(
            "unchecked") // nobody else knows the key; of the JDK's types alone, for Maven may load this plugin twice
    static synchronized Set<String> begun(MavenProject project) {
        if (project.getContextValue(BEGUN) == null) {
            project.setContextValue(BEGUN, ConcurrentHashMap.newKeySet());
        }
        return (Set<String>) project.getContextValue(BEGUN);
    }

    /** From now on the goals of that module are written down there. */
    static void watch(MavenProject project, Path output) {
        project.setContextValue(OUTPUT, output);
    }

    /** What kept it from following the goals of that module, so that nobody knows whether all was heard; normally nothing. */
    static Optional<String> missed(MavenProject project) {
        return Optional.ofNullable((String) project.getContextValue(MISSED));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments[0] instanceof ExecutionEvent event) {
            switch (event.getType()) {
                case MojoStarted -> follow(event);
                case SessionEnded -> SecondLook.atTheEnd(event.getSession());
                default -> {}
            }
        }
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        try {
            return others == null ? null : method.invoke(others, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A guest: what goes wrong here ends no build. It is for check to say that something was missed. */
    private static void follow(ExecutionEvent event) {
        MavenProject project = event.getProject();
        if (project == null) {
            return;
        }
        try {
            begins(event.getMojoExecution(), project, event.getSession());
        } catch (IOException | RuntimeException e) {
            project.setContextValue(
                    MISSED,
                    "The audit is incomplete: Waxseal could not follow " + Proof.name(event.getMojoExecution()) + ": "
                            + e);
        }
    }

    private static void begins(MojoExecution mojo, MavenProject project, MavenSession session) throws IOException {
        Optional<TestGoal> tests = TestGoal.of(mojo, project, session);
        begun(project).add(tests.map(TestGoal::toString).orElseGet(() -> Proof.name(mojo)));
        if (!(project.getContextValue(OUTPUT) instanceof Path output)) {
            return; // no agent was prepared here
        }
        Told told = new Told(mojo.getConfiguration(), project, session);
        Instant now = Instant.now();
        Optional<String> begins = tests.isPresent()
                ? tests.filter(goal -> !goal.isSkipped()).map(TestGoal::toString)
                : Proof.otherRunner(mojo, told);
        if (tests.isPresent() && begins.isEmpty()) {
            MadeFrom.remember(project);
        }
        if (begins.isPresent()) {
            String test = sureTest(mojo, tests, project, session).orElse(null);
            long build = session.getStartTime().toInstant().toEpochMilli();
            testsBegin(
                    new Watch.Run(
                            begins.get(), build, now.toEpochMilli(), MadeFrom.of(project), Selection.of(told), test),
                    project,
                    session,
                    output);
        }
        Optional<Watch.Application> application = Companions.of(
                mojo,
                told,
                project.getBasedir().toPath(),
                session.getStartTime().toInstant(),
                now);
        Optional<Watch> watch = application.isEmpty() ? Optional.empty() : Watch.read(output);
        if (watch.isPresent()) {
            watch.get().begin(application.orElseThrow()).write(output);
        }
    }

    private static Optional<String> sureTest(
            MojoExecution mojo, Optional<TestGoal> tests, MavenProject project, MavenSession session)
            throws IOException {
        if (tests.isPresent()) {
            return tests.get().sureTest();
        }
        return Proof.isRunner(mojo)
                ? new Proof(project, session, null).sureTestOf(mojo.getArtifactId())
                : Optional.empty();
    }

    private static void testsBegin(Watch.Run run, MavenProject project, MavenSession session, Path output)
            throws IOException {
        Optional<Watch> watch = Watch.read(output);
        if (watch.isPresent()) {
            List<String> goals = new ArrayList<>(new Proof(project, session, null).otherRunners());
            TestGoal.of(project, session).forEach(goal -> goals.add(goal.toString()));
            Watch before = watch.get();
            Watch after = before.begin(run, goals);
            Heard.forget(output, before, after);
            after.write(output);
        }
    }
}
