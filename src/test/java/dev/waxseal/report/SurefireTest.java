package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surefire's report reads what was written for readers of JUnit's format: by the very library that it reads with. */
class SurefireTest {

    @Test
    void each_finding_that_fails_is_a_test_that_failed_and_the_counts_are_true(@TempDir Path directory)
            throws Exception {
        Report report = Shop.report();
        ReportFormats.write(report, ReportFormats.named("junit"), directory);

        var suites = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(directory.resolve("waxseal-junit.xml").toString());

        // a class is a suite of its own there, and a rule is a class
        List<ReportTestCase> cases =
                suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
        assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum())
                .isEqualTo(cases.size());
        assertThat(suites.stream()
                        .mapToInt(ReportTestSuite::getNumberOfFailures)
                        .sum())
                .isEqualTo((int) report.summary().failing());
        assertThat(cases)
                .filteredOn(ReportTestCase::hasFailure)
                .hasSize((int) report.summary().failing())
                .extracting(ReportTestCase::getFullClassName)
                .contains("waxseal.plaintext-data", "waxseal.plaintext-auth");
    }
}
