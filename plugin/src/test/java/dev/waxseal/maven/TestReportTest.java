package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of the reports that surefire and failsafe write, a file for each class of tests. */
class TestReportTest {

    private static final String SUREFIRE = "<testsuite xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:noNamespaceSchemaLocation=\"https://maven.apache.org/surefire/maven-surefire-plugin/xsd/"
            + "surefire-test-report.xsd\" name=\"%s\">%s<testcase name=\"pays\"/></testsuite>";

    @TempDir
    Path directory;

    @Test
    void each_report_says_which_jvm_wrote_it_although_those_of_one_say_the_same() throws IOException {
        write("TEST-A.xml", SUREFIRE.formatted("A", properties("surefirebooter1.jar", "17", "")));
        write("TEST-B.xml", SUREFIRE.formatted("B", properties("surefirebooter1.jar", "17", "")));
        write("TEST-C.xml", SUREFIRE.formatted("C", properties("surefirebooter2.jar", "11", "")));
        write("TEST-D.xml", SUREFIRE.formatted("D", properties("surefirebooter1.jar", "17", "")));

        assertThat(commands())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TEST-A.xml", "surefirebooter1.jar",
                        "TEST-B.xml", "surefirebooter1.jar",
                        "TEST-C.xml", "surefirebooter2.jar",
                        "TEST-D.xml", "surefirebooter1.jar"));
        assertThat(TestReport.since(Instant.EPOCH, directory).stream().filter(TestReport::isTooOld))
                .singleElement()
                .satisfies(report -> assertThat(report.file()).hasFileName("TEST-C.xml"));
    }

    @Test
    void what_has_no_properties_says_nothing_of_a_jvm_and_counts_where_surefire_wrote_it() throws IOException {
        write("TEST-A.xml", SUREFIRE.formatted("A", properties("surefirebooter1.jar", "17", "")));
        write("TEST-B.xml", SUREFIRE.formatted("B", ""));
        write("TEST-C.xml", "<testsuite name=\"of another tool\"/>");
        write("TEST-D.xml", "no XML");
        write("E.txt", "-----\nTest set: E\n-----\n");

        assertThat(commands())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("TEST-A.xml", "surefirebooter1.jar", "TEST-B.xml", "", "E.txt", ""));
    }

    @Test
    void properties_of_any_length_are_read() throws IOException {
        String long1 = "<property name=\"java.class.path\" value=\"" + "a.jar:".repeat(50_000) + "\"/>";
        write("TEST-A.xml", SUREFIRE.formatted("A", properties("surefirebooter1.jar", "17", long1)));
        write("TEST-B.xml", SUREFIRE.formatted("B", properties("surefirebooter2.jar", "17", long1)));

        assertThat(commands())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("TEST-A.xml", "surefirebooter1.jar", "TEST-B.xml", "surefirebooter2.jar"));
    }

    private static String properties(String command, String java, String others) {
        return "<properties>" + others + "<property name=\"java.specification.version\" value=\"" + java
                + "\"/><property name=\"sun.java.command\" value=\"" + command + "\"/></properties>";
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private Map<String, String> commands() throws IOException {
        return TestReport.since(Instant.EPOCH, directory).stream()
                .collect(Collectors.toMap(
                        report -> report.file().getFileName().toString(),
                        report ->
                                Optional.of(report).flatMap(TestReport::command).orElse("")));
    }
}
