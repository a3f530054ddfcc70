package dev.waxseal.maven;

import dev.waxseal.report.Circumstances;
import dev.waxseal.report.Policy;
import dev.waxseal.report.PolicyFile;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormat;
import dev.waxseal.report.ReportFormats;
import dev.waxseal.report.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /**
     * The formats of the reports, separated by commas: {@code json}, {@code markdown}, {@code text}, {@code sarif},
     * {@code junit}, {@code gitlab}, {@code sonar}. Unless set, all of them.
     */
    @Parameter(property = "waxseal.formats")
    @Nullable String formats;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        try {
            judge(Heard.in(output(), project, session.getStartTime().toInstant().toEpochMilli()), policy());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot judge what is in " + output() + ": " + e, e);
        }
    }

    abstract void judge(Heard heard, Policy policy) throws IOException, MojoFailureException;

    /** Judges what was heard, and writes the reports where there is something to report. */
    final Report write(Heard heard, Policy policy) throws IOException {
        List<Path> files = policyFiles();
        PolicyFiles names = new PolicyFiles(project, session);
        Circumstances circumstances = new Circumstances(
                files.stream().map(names::name).toList(),
                Companions.unheard(heard),
                UnusedExceptions.isAlone(session) && UnusedExceptions.isWhole(project, session, files),
                Sources.of(names.root(), project.getBasedir().toPath(), new SourceDirectories(project, session)::all));
        Report report = Report.of(heard.journals(), policy, LocalDate.now(ZoneOffset.UTC), circumstances);
        forgetReports();
        if (!report.isEmpty()) {
            List<ReportFormat> wanted = formats == null ? ReportFormats.ALL : ReportFormats.named(formats);
            ReportFormats.write(report, wanted, output());
        }
        return report;
    }

    /** Those of an earlier build, which would be taken for those of this one. */
    final void forgetReports() throws IOException {
        for (ReportFormat format : ReportFormats.ALL) {
            Files.deleteIfExists(output().resolve(format.fileName()));
        }
    }

    private Policy policy() throws IOException {
        Policy written = PolicyFile.read(policyFiles());
        if (loopback != null) {
            written = written.withLoopback(Policy.loopback(loopback));
        }
        return failOn == null ? written : written.withFailOn(Policy.failOn(failOn));
    }
}
