package dev.waxseal.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments[0] instanceof ExecutionEvent event) {
            switch (event.getType()) {
                case MojoStarted -> begins(event);
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

    private static void begins(ExecutionEvent event) {
        MavenProject project = event.getProject();
        MavenSession session = event.getSession();
        if (project == null) {
            return;
        }
        MojoExecution mojo = event.getMojoExecution();
        Optional<TestGoal> tests = TestGoal.of(mojo, project, session);
        begun(project).add(tests.map(TestGoal::toString).orElseGet(() -> Proof.name(mojo)));
        if (!(project.getContextValue(OUTPUT) instanceof Path output)) {
            return; // no agent was prepared here
        }
        try {
            Told told = new Told(mojo.getConfiguration(), project, session);
            Optional<String> begins = tests.isPresent()
                    ? tests.filter(goal -> !goal.isSkipped()).map(TestGoal::toString)
                    : Proof.otherRunner(mojo, told);
            Instant now = Instant.now();
            if (tests.isPresent() && begins.isEmpty()) {
                MadeFrom.remember(project);
            }
            if (begins.isPresent()) {
                Optional<String> test = tests.isPresent() || Proof.isRunner(mojo)
                        ? new Proof(project, session, null).sureTest(begins.get())
                        : Optional.empty();
                testsBegin(begins.get(), test, now, project, session, output);
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
        } catch (IOException e) {
            throw new UncheckedIOException("Waxseal cannot write down in " + output + " that " + mojo + " begins", e);
        }
    }

    private static void testsBegin(
            String tests, Optional<String> test, Instant now, MavenProject project, MavenSession session, Path output)
            throws IOException {
        Optional<Watch> watch = Watch.read(output);
        if (watch.isPresent()) {
            long build = session.getStartTime().toInstant().toEpochMilli();
            List<String> goals = new ArrayList<>(new Proof(project, session, null).otherRunners());
            TestGoal.of(project, session).forEach(goal -> goals.add(goal.toString()));
            Watch before = watch.get();
            Watch after = before.begin(
                    new Watch.Run(tests, build, now.toEpochMilli(), MadeFrom.of(project), test.orElse(null)), goals);
            Heard.forget(output, before, after);
            after.write(output);
        }
    }
}
