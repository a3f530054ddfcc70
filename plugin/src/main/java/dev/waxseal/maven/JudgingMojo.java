package dev.waxseal.maven;

import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.report.Policy;
import dev.waxseal.report.PolicyFile;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormat;
import dev.waxseal.report.ReportFormats;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What {@code check} and {@code report} share: they read the journals, judge them and write all reports. */
abstract class JudgingMojo extends WaxsealMojo {

    /**
     * What to do about secrets that never leave this machine: {@code ignore}, {@code report} or {@code fail}. Unless
     * set, the policy file decides; unless that does, they are reported.
     */
    @Parameter(property = "waxseal.loopback")
    @Nullable String loopback;

    /**
     * The least severity that fails the build: {@code critical}, {@code high}, {@code medium}, {@code low},
     * {@code info}; or {@code never}. Unless set, the policy file decides; unless that does, {@code high}.
     */
    @Parameter(property = "waxseal.failOn")
    @Nullable String failOn;

    /** The policy file. Unless set, {@code waxseal.yml} at the root of the build, where there is one. */
    @Parameter(property = "waxseal.policy")
    @Nullable File policy;

    /** The formats of the reports, separated by commas. Unless set, all of them. */
    @Parameter(property = "waxseal.formats")
    @Nullable String formats;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        try {
            judge(JournalReader.readAll(output()), policy());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot judge what is in " + output() + ": " + e, e);
        }
    }

    abstract void judge(List<Journal> journals, Policy policy) throws IOException, MojoFailureException;

    final Report write(List<Journal> journals, Policy policy) throws IOException {
        Report report = Report.of(journals, policy, LocalDate.now(ZoneId.systemDefault()));
        List<ReportFormat> wanted = formats == null ? ReportFormats.ALL : ReportFormats.named(formats);
        ReportFormats.write(report, wanted, output());
        return report;
    }

    private Policy policy() throws IOException {
        Path file = policy != null ? policy.toPath() : usualPolicy();
        Policy written = file == null ? Policy.DEFAULT : PolicyFile.read(file);
        if (loopback != null) {
            written = written.withLoopback(Policy.loopback(loopback));
        }
        return failOn == null ? written : written.withFailOn(Policy.failOn(failOn));
    }
}
