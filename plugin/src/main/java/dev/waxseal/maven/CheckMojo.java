package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormats;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Fails the build for secrets that the tests sent in the clear, and for tests that ran without the agent. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
class CheckMojo extends JudgingMojo {

    @Override
    void judge(List<Journal> journals, Policy policy) throws IOException, MojoFailureException {
        Optional<String> unheard = new Unheard(project, session, output(), journals).message();
        if (journals.isEmpty() && unheard.isEmpty()) {
            getLog().info("No test has run, so there is nothing to judge.");
            return;
        }
        Report report = write(journals, policy);
        String text = journals.isEmpty() ? "" : ReportFormats.text(report);
        String message = unheard.map(said -> said + "\n" + text).orElse(text);
        boolean mayFail = policy.failOn() != null;
        if (report.fails() || (mayFail && unheard.isPresent())) {
            throw new MojoFailureException(message.stripTrailing() + "\nReports: " + output());
        }
        message.lines().forEach(unheard.isPresent() ? getLog()::warn : getLog()::info);
    }
}
