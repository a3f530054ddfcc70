package dev.waxseal.maven;

import dev.waxseal.report.Circumstances;
import dev.waxseal.report.Digest;
import dev.waxseal.report.Policy;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormats;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports, and lets the build pass whatever they say. Among the {@code <reporting>} plugins of a POM it is a page
 * of the Maven site instead, which shows what was found and leads to the whole report.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("deprecation") // sites of maven-site-plugin 3.12 and earlier have no other way in
class ReportMojo extends JudgingMojo implements MavenMultiPageReport {

    private @Nullable File site;

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

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        draw(sink, locale);
    }

    /** As older sites ask: their other question is of a class that is no more. */
    @Override
    public void generate(Sink sink, SinkFactory factory, Locale locale) throws MavenReportException {
        draw(sink, locale);
    }

    private void draw(Sink sink, Locale locale) throws MavenReportException {
        try {
            Heard heard = heard();
            SitePage page = new SitePage(sink, getName(locale));
            Optional<String> unheard = new Unheard(project, session, output(), heard).message();
            if (heard.journals().isEmpty()) {
                page.write(unheard.isPresent() ? unheard.get() : whyNothing(heard));
                return;
            }
            Circumstances circumstances = circumstances(heard);
            Report report = judged(heard, policy(), circumstances);
            ReportFormats.write(report, ReportFormats.named("html"), directory().resolve(SitePage.BESIDE));
            page.write(Digest.of(report), unheard);
        } catch (IOException | IllegalArgumentException e) {
            throw new MavenReportException("Cannot judge what is in " + output() + ": " + e.getMessage(), e);
        }
    }

    private String whyNothing(Heard heard) throws IOException {
        Proof proof = new Proof(project, session, null);
        Optional<String> noTests = proof.whyNoTestCouldRun();
        return noTests.isPresent() ? noTests.get() : new Causes(project, session, output(), heard).message(proof);
    }

    /** Modules that have no tests of their own have no page. */
    @Override
    public boolean canGenerateReport() {
        return !skip && !project.getPackaging().equals("pom");
    }

    @Override
    public String getOutputName() {
        return SitePage.NAME;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Waxseal";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What the tests sent, and who could read it.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        site = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return site;
    }

    private Path directory() {
        return site == null ? Path.of(project.getBuild().getDirectory(), "site") : site.toPath();
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
