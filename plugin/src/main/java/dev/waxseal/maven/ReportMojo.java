package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import dev.waxseal.report.Policy;
import dev.waxseal.report.ReportFormats;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the reports, and lets the build pass whatever they say. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
class ReportMojo extends JudgingMojo {

    @Override
    void judge(List<Journal> journals, Policy policy) throws IOException {
        if (journals.isEmpty()) {
            getLog().info("No test was heard, so there is nothing to report.");
            return;
        }
        ReportFormats.text(write(journals, policy)).lines().forEach(getLog()::info);
        getLog().info("Reports: " + output());
    }
}
