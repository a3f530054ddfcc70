package dev.waxseal.maven;

import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormats;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build for secrets that the tests sent in the clear, for tests that ran without the agent, and for tests that
 * nobody knows to have run.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
class CheckMojo extends JudgingMojo {

    /**
     * Whether an exception with a date that nothing needs any more fails the build. It is told only by a build of all
     * modules with all of their tests.
     */
    @Parameter(property = "waxseal.failOnUnusedExceptions", defaultValue = "false")
    boolean failOnUnusedExceptions;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Override
    void judge(Heard heard, Policy policy) throws IOException, MojoFailureException {
        boolean isWhole = UnusedExceptions.isWhole(project, session, policyFiles());
        UnusedExceptions.judged(project, session, isWhole, failOnUnusedExceptions, getLog());
        Optional<String> unheard = new Unheard(project, session, output(), heard).message();
        Aggregator.unheard(project, session).ifPresent(getLog()::warn);
        Applications.in(heard).perhapsUnheard().forEach(getLog()::warn);
        if (!heard.stale().isEmpty()) {
            getLog().warn("What this module is made from has changed since its tests were heard in an earlier build:"
                    + " what they sent then is left aside.");
        }
        if (heard.isOfMoreThanOneRun()) {
            getLog().info(
                            "These tests ran by parts, in several calls of Maven, and what all of them sent is judged. It is"
                                    + " forgotten when all of them run anew in one, or by mvn clean.");
        }
        if (heard.journals().isEmpty() && unheard.isEmpty()) {
            Causes causes = new Causes(project, session, output(), heard);
            Proof proof = new Proof(project, session, begun(heard, causes));
            Optional<String> noTests = proof.whyNoTestCouldRun();
            if (noTests.isPresent()) {
                Report report = writeSilent(heard, policy);
                getLog().info(noTests.get() + (report.isEmpty() ? " There is nothing to judge." : ""));
                if (!report.isEmpty()) {
                    judge(report, policy, ReportFormats.text(report), Optional.empty());
                }
                SecondLook.remember(this);
                return;
            }
            unheard = Optional.of(causes.message(proof));
        }
        judge(heard, policy, unheard);
        SecondLook.remember(this);
    }

    private void judge(Heard heard, Policy policy, Optional<String> unheard) throws IOException, MojoFailureException {
        Report report = write(heard, policy);
        UnusedExceptions.judged(report, policy, session, getLog());
        if (report.isEmpty() && unheard.isEmpty()) {
            getLog().info("Heard " + report.summary().jvms() + (report.summary().jvms() == 1 ? " JVM" : " JVMs")
                    + ", and nothing was sent. There is nothing to report.");
            return;
        }
        judge(report, policy, heard.journals().isEmpty() ? "" : ReportFormats.text(report), unheard);
    }

    private void judge(Report report, Policy policy, String text, Optional<String> unheard)
            throws IOException, MojoFailureException {
        String message = unheard.map(said -> said + "\n" + text).orElse(text);
        boolean mayFail = policy.failOn() != null;
        if (report.fails() || (mayFail && unheard.isPresent())) {
            throw new MojoFailureException(message.stripTrailing() + "\nReports: " + output());
        }
        message.lines().forEach(unheard.isPresent() ? getLog()::warn : getLog()::info);
        if (failOnUnusedExceptions && UnusedExceptions.isAlone(session) && hasUnneeded(report)) {
            throw new MojoFailureException(UnusedExceptions.message(new TreeSet<>(report.unused())));
        }
    }

    /** The goals that have begun in this module, or null where somebody else may know of more. */
    private @Nullable Set<String> begun(Heard heard, Causes causes) {
        Set<String> begun = BuildListener.begun(project);
        boolean sawAll = ArgLineKeeper.keeps(project)
                && begun.contains(Proof.name(execution)) // itself
                && begun.stream().noneMatch(goal -> Proof.isOfNoPom(goal) && !goal.startsWith("waxseal"))
                && heard.watch().isPresent()
                && heard.watch().get().build()
                        == session.getStartTime().toInstant().toEpochMilli()
                && !causes.hasBuildCache();
        return sawAll ? begun : null;
    }

    private boolean hasUnneeded(Report report) throws IOException {
        return !report.unused().isEmpty() && UnusedExceptions.isWhole(project, session, policyFiles());
    }
}
