package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A hot service is spared as its options say, and the report says what that has cost. */
class SparingIT extends ServedIT {

    private static final Pattern STEPPED_BACK = Pattern.compile(
            "the agent stepped back from \\S+ (to|until) .*to keep to"
                    + " its share of the CPU: ([0-9]+) requests were not inspected, nor the answers(, and ([0-9]+) writes not)?");

    @Test
    void what_was_sampled_is_counted_and_never_called_complete() throws Exception {
        try (ForkedJvm jvm = hot("sample=1/10", "posts", "1000")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).contains("1000 answered");
            assertThat(jvm.err()).isEmpty();
        }
        String said = report();

        assertThat(said)
                .containsPattern(
                        "inspected 1 of (9|10|11) messages: the content of [0-9]+ of 2000, and of the others the URL"
                                + " and the header fields alone");
        assertThat(json()).contains("\"complete\": false").contains("\"kind\": \"password\"");
        assertThat(count("query:token")).as("in each URL").isEqualTo(1000);
        assertThat(count("body:$.password")).isBetween(60L, 150L);
    }

    @Test
    void a_service_that_takes_too_much_of_the_cpu_to_inspect_is_inspected_less() throws Exception {
        try (ForkedJvm jvm = hot("cpu=2%", "busy", "6")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.err()).isEmpty();
        }
        Matcher said = STEPPED_BACK.matcher(report());

        assertThat(said.find()).isTrue();
        assertThat(Long.parseLong(said.group(2))).isGreaterThan(100);
        assertThat(json()).contains("\"complete\": false");
    }

    @Test
    void a_service_whose_connections_take_too_much_to_follow_is_not_even_followed() throws Exception {
        try (ForkedJvm jvm = hot("cpu=0.1%", "busy", "6")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.err()).isEmpty();
        }
        Matcher said = STEPPED_BACK.matcher(report());

        assertThat(said.find()).isTrue();
        assertThat(said.group(4)).isNotNull();
        assertThat(Long.parseLong(said.group(4))).isGreaterThan(100);
    }

    @Test
    void who_asks_for_a_share_that_is_never_reached_gets_all() throws Exception {
        try (ForkedJvm jvm = hot("cpu=100%,sample=100%,content=1GB", "posts", "100")) {
            assertThat(jvm.join()).isZero();
        }
        report();

        assertThat(json()).contains("\"complete\": true");
        assertThat(count("body:$.password")).isEqualTo(100);
    }

    @Test
    void where_it_is_not_asked_for_nothing_of_it_is_loaded() throws Exception {
        Path log = directory.resolve("classes.log");
        List<String> options = List.of("-Xlog:class+load:file=" + log, ForkedJvm.agent(output));
        try (ForkedJvm jvm = ForkedJvm.of(directory, options, Service.class, origin + "/orders", "posts", "1")) {
            assertThat(jvm.join()).isZero();
        }

        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.waxseal.agent.ear.Connection "))
                .noneMatch(line -> line.contains(".ear.Governor")
                        || line.contains(".ear.ProcessMeter")
                        || line.contains(".ear.Selection")
                        || line.contains(".journal.Passed")
                        || line.contains(".journal.Parts"));
    }

    private ForkedJvm hot(String options, String how, String number) throws Exception {
        List<String> all = new ArrayList<>(List.of(ForkedJvm.agent(output) + ',' + options));
        return ForkedJvm.of(directory, all, Service.class, origin + "/orders", how, number);
    }

    private String report() throws Exception {
        StringBuilder said = new StringBuilder();
        ForkedJvm.report(output, said, "--format=json,text");
        return said.toString();
    }

    private String json() throws Exception {
        return Files.readString(output.resolve("waxseal.json"));
    }

    /** How often something was met at this place of a request. */
    private long count(String location) throws Exception {
        List<String> journal = ForkedJvm.journal(output);
        Pattern number = Pattern.compile("\"number\":([0-9]+)");
        Pattern times = Pattern.compile("\"count\":([0-9]+)");
        for (String line : journal) {
            Matcher first = number.matcher(line);
            if (line.contains("\"location\":\"" + location + "\"") && first.find()) {
                long count = 1;
                for (String other : journal) {
                    Matcher more = times.matcher(other);
                    if (other.contains("\"repeated\",\"number\":" + first.group(1) + ",") && more.find()) {
                        count = Long.parseLong(more.group(1));
                    }
                }
                return count;
            }
        }
        return 0;
    }
}
