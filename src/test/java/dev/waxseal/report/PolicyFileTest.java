package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.catalogue.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    @TempDir
    Path directory;

    @Test
    void everything_that_can_be_said_is_read() throws IOException {
        assertThat(read("""
                        loopback: fail
                        fail-on: medium
                        local: [docker, "*.test"]
                        exceptions:
                          - kind: email
                            host: "*.crm.example"
                            why: the vendor moves to https in spring
                            until: 2027-03-31
                          - id: 0012345678901e45
                            rule: plaintext-data
                            test: com.acme.PayTest.*
                            why: by design
                            permanent: true
                        thresholds:
                          - {kind: email, host: "*.crm.example", fail-on: low}
                          - {rule: plaintext-data, fail-on: never}
                        destinations: [payments.example, "db.example:5432"]
                        stand-ins:
                          - test: "localhost:*/payments/**"
                            in-test: com.acme.PayTest
                            origin: com.acme.Pay.*
                            for: application-eu.yml#payments.url
                            profile: eu
                          - test: "localhost:*"
                            for: https://orders.example
                        """))
                .isEqualTo(new Policy(
                        Policy.Loopback.FAIL,
                        Severity.MEDIUM,
                        LocalHosts.with(List.of("docker", "*.test")),
                        List.of(
                                new Allowance(
                                        null,
                                        null,
                                        "email",
                                        "*.crm.example",
                                        null,
                                        "the vendor moves to https in spring",
                                        LocalDate.of(2027, 3, 31)),
                                new Allowance(
                                        "0012345678901e45",
                                        "plaintext-data",
                                        null,
                                        null,
                                        "com.acme.PayTest.*",
                                        "by design",
                                        null)),
                        List.of(
                                new Threshold(null, "email", "*.crm.example", Severity.LOW),
                                new Threshold("plaintext-data", null, null, null)),
                        new Destinations(true, List.of("payments.example", "db.example:5432")),
                        List.of(
                                new StandIn(
                                        "localhost:*/payments/**",
                                        "com.acme.PayTest",
                                        "com.acme.Pay.*",
                                        "application-eu.yml#payments.url",
                                        "eu",
                                        new StandIn.Written(directory.resolve("waxseal.yml"), 19)),
                                new StandIn(
                                        "localhost:*",
                                        null,
                                        null,
                                        "https://orders.example",
                                        null,
                                        new StandIn.Written(directory.resolve("waxseal.yml"), 24)))));
    }

    @Test
    void an_empty_file_is_the_default() throws IOException {
        assertThat(read("")).isEqualTo(Policy.DEFAULT);
        assertThat(read("# nothing yet\n")).isEqualTo(Policy.DEFAULT);
        assertThat(read("exceptions:\n")).isEqualTo(Policy.DEFAULT);
    }

    @Test
    void nothing_fails_where_the_file_says_never() throws IOException {
        assertThat(read("fail-on: never").failOn()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loopbak: fail|1:1: the policy has an unknown key \"loopbak\"; did you mean loopback? Known are"
                        + " loopback, fail-on, local, exceptions, thresholds, destinations, stand-ins, kinds",
                "hello|1:1: the policy must be made of loopback, fail-on, local, exceptions, thresholds, destinations, stand-ins, kinds",
                "loopback: allow|1:11: loopback is \"allow\", but must be one of: ignore, report, fail",
                "loopback: [fail]|1:11: loopback must be a single value",
                "{local: [], local: []}|1:13: the policy has the key \"local\" twice",
                "local: docker|1:8: local must be a list",
                "local: [docker, [x]]|1:17: a host must be a single value",
                "local: [docker, '']|1:17: local must be a list of hosts, such as [docker, \"*.test\"]",
                "local: ['*']|1:9: local: \"*\" must name hosts: a name, a pattern like *.test, an address or a network",
                "local: ['http://docker']|1:9: local: \"http://docker\" must be a host alone, without scheme and port",
                "local: ['docker:2375']|1:9: local: \"docker:2375\" must be a host alone, without scheme and port",
                "local: [10.0.0.0/33]|1:9: local: \"10.0.0.0/33\" is not a network like 172.17.0.0/16",
                "local: [0.0.0.0/0]|1:9: local: \"0.0.0.0/0\" is not a network like 172.17.0.0/16",
                "local: [docker/8]|1:9: local: \"docker/8\" is not a network like 172.17.0.0/16",
                "exceptions: all|1:13: exceptions must be a list",
                "exceptions: [{kin: email}]|1:15: an exception has an unknown key \"kin\"; did you mean kind? Known are"
                        + " id, rule, kind, host, test, why, until, permanent",
                "exceptions: [{kind: email, until: 2027-03-31}]|1:14: an exception must say why",
                "exceptions: [{kind: email, why: x}]"
                        + "|1:14: an exception needs either until: YYYY-MM-DD or permanent: true",
                "exceptions: [{kind: email, why: x, permanent: true, until: 2027-03-31}]"
                        + "|1:14: an exception needs either until: YYYY-MM-DD or permanent: true",
                "exceptions: [{kind: email, why: x, permanent: soon}]"
                        + "|1:14: permanent must be true or false, but is \"soon\"",
                "exceptions: [{kind: email, why: x, until: spring}]"
                        + "|1:14: until must be a date like 2027-03-31, but is \"spring\"",
                "exceptions: [{why: x, permanent: true}]"
                        + "|1:14: an exception must name an id, a rule, a kind, a host or a test",
                "destinations: ['http://payments.example']|1:16: destinations: \"http://payments.example\" is not a host, such"
                        + " as payments.example, *.internal or db.example:5432",
                "thresholds: [{kind: email}]|1:14: a threshold needs fail-on: a severity, or never",
                "thresholds: [{fail-on: low}]|1:14: a threshold must name a rule, a kind or a host",
                "stand-ins: [{test: 'localhost'}]|1:13: a stand-in needs both test: host[:port][/path] as the tests send"
                        + " it, and for: a URL, or file#key that production reads",
                "stand-ins: [{test: 'a b', for: x}]|1:13: test: \"a b\" is not host[:port][/path] as the tests send it,"
                        + " such as localhost:*/payments/**",
            })
    void what_cannot_be_understood_is_said_in_one_line_with_the_file(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory.resolve("waxseal.yml") + ":" + message);
    }

    @Test
    void broken_yaml_is_said_with_its_place() {
        assertThatThrownBy(() -> read("loopback: [fail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waxseal.yml")
                .hasMessageContaining("waxseal.yml:1:16: this is not YAML: ");
    }

    @Test
    void a_missing_file_is_not_an_empty_one() {
        assertThatThrownBy(() -> PolicyFile.read(directory.resolve("none.yml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Policy read(String yaml) throws IOException {
        return PolicyFile.read(Files.writeString(directory.resolve("waxseal.yml"), yaml));
    }
}
