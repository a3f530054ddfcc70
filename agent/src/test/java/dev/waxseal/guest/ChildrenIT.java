package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What an application starts beside itself is told of, and heard if so asked. */
@DisabledOnOs(OS.WINDOWS) // has no "sh"
class ChildrenIT extends ServedIT {

    @Test
    void a_jvm_that_was_started_and_not_heard_is_told_of_and_how_to_hear_it() throws Exception {
        starts("");
        assertThat(warnings())
                .contains("a JVM that ran dev.waxseal.guest.Postman was started and not heard: "
                        + "start it with the agent's argument, or set children=hear");
    }

    @Test
    void a_jvm_that_is_started_is_heard_if_so_asked_and_says_nothing_of_it() throws Exception {
        starts(",children=hear");
        assertThat(warnings()).doesNotContain("a JVM that ran");
        assertThat(ForkedJvm.journal(output))
                .filteredOn(line -> line.contains("\"stage\":\"wire\""))
                .hasSize(1);
    }

    @Test
    void other_programs_are_told_in_one_line_with_how_often() throws Exception {
        starts("");
        assertThat(warnings()).contains("other programs were started, and what they send is not heard: sh (2 times)");
    }

    @Test
    void a_command_line_with_a_url_in_clear_text_is_read_like_a_message() throws Exception {
        starts("");
        List<String> findings = ForkedJvm.journal(output).stream()
                .filter(line -> line.contains("\"type\":\"finding\"") && line.contains("\"client\":\"sh\""))
                .toList();
        assertThat(findings)
                .anyMatch(line -> line.contains("\"location\":\"userinfo") && line.contains("\"stage\":\"attempt\""))
                .anyMatch(line -> line.contains("\"location\":\"command line"))
                .allMatch(line -> line.contains("\"host\":\"payments.example\"")
                        && line.contains("\"class\":\"dev.waxseal.guest.Postman\""))
                .noneMatch(line -> line.contains("Canary"));
    }

    /** Runs an application that starts a JVM, which sends a password, and a shell twice, which would. */
    private void starts(String setting) throws Exception {
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of(ForkedJvm.agent(output) + setting), origin + "/login" + QUERY, "start others")) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out()).isEqualTo("thanks" + System.lineSeparator());
            assertThat(jvm.err()).isEmpty();
        }
    }

    private String warnings() throws Exception {
        StringBuilder said = new StringBuilder();
        ForkedJvm.report(output, said);
        JsonObject report = JsonParser.parseString(Files.readString(output.resolve("waxseal.json")))
                .getAsJsonObject();
        assertThat(report.get("complete").getAsBoolean()).isTrue();
        assertThat(said.toString()).doesNotContain("Canary");
        return report.getAsJsonArray("warnings").toString().replace("\\u0027", "'");
    }
}
