package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jenkins' plugin Warnings reads what was written for it: by the very library that it reads with. */
class JenkinsTest {

    @TempDir
    Path directory;

    @Test
    void it_reads_each_finding_of_the_sarif_file_with_its_line() throws IOException {
        Report report = Shop.report();
        ReportFormats.write(report, ReportFormats.named("sarif"), directory);

        var issues = new ParserRegistry()
                .get("sarif")
                .createParser()
                .parse(new FileReaderFactory(directory.resolve("waxseal.sarif")));

        assertThat(issues).hasSameSizeAs(report.findings());
        assertThat(issues.getErrorMessages()).isEmpty();
        assertThat(issues).extracting(Issue::getFileName).contains("src/main/java/com/acme/Pay.java");
        assertThat(issues)
                .filteredOn(issue -> issue.getFileName().endsWith("Pay.java"))
                .extracting(Issue::getLineStart)
                .containsOnly(42);
    }

    @Test
    void it_reads_each_finding_of_the_junit_file_that_fails() throws IOException {
        Report report = Shop.report();
        ReportFormats.write(report, ReportFormats.named("junit"), directory);

        assertThat(new ParserRegistry()
                        .get("junit")
                        .createParser()
                        .parse(new FileReaderFactory(directory.resolve("waxseal-junit.xml"))))
                .hasSize((int) report.summary().failing());
    }

    @Test
    void it_reads_each_finding_of_the_code_quality_file() throws IOException {
        Report report = Shop.report();
        ReportFormats.write(report, ReportFormats.named("gitlab"), directory);

        assertThat(new ParserRegistry()
                        .get("code-climate")
                        .createParser()
                        .parse(new FileReaderFactory(directory.resolve("gl-code-quality-report.json"))))
                .hasSameSizeAs(report.findings());
    }
}
