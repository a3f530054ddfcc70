package dev.waxseal.maven;

import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormats;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the reports, and lets the build pass whatever they say. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
class ReportMojo extends JudgingMojo {

    @Override
    void judge(Heard heard, Policy policy) throws IOException {
        if (heard.journals().isEmpty()) {
            getLog().info("No test was heard, so there is nothing to report.");
            return;
        }
        Report report = write(heard, policy);
        ReportFormats.text(report).lines().forEach(getLog()::info);
        getLog().info(report.isEmpty() ? "Nothing was sent, so there is no report." : "Reports: " + output());
    }
}
