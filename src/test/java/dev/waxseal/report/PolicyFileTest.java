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
                                        null))));
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
                "loopbak: fail|the policy has an unknown key \"loopbak\"; known are loopback, fail-on, local,"
                        + " exceptions, kinds",
                "hello|the policy must be made of loopback, fail-on, local, exceptions, kinds",
                "loopback: allow|loopback is \"allow\", but must be one of: ignore, report, fail",
                "loopback: [fail]|loopback must be a single value",
                "local: docker|local must be a list",
                "local: [docker, [x]]|local must be a list of hosts, such as [docker, \"*.test\"]",
                "local: ['*']|local: \"*\" must name hosts: a name, a pattern like *.test, an address or a network",
                "local: ['http://docker']|local: \"http://docker\" must be a host alone, without scheme and port",
                "local: ['docker:2375']|local: \"docker:2375\" must be a host alone, without scheme and port",
                "local: [10.0.0.0/33]|local: \"10.0.0.0/33\" is not a network like 172.17.0.0/16",
                "local: [0.0.0.0/0]|local: \"0.0.0.0/0\" is not a network like 172.17.0.0/16",
                "local: [docker/8]|local: \"docker/8\" is not a network like 172.17.0.0/16",
                "exceptions: all|exceptions must be a list",
                "exceptions: [{kind: email, until: 2027-03-31}]|exception 1: an exception must say why",
                "exceptions: [{kind: email, why: x}]|exception 1: it needs either until: YYYY-MM-DD or permanent: true",
                "exceptions: [{kind: email, why: x, permanent: true, until: 2027-03-31}]"
                        + "|exception 1: it needs either until: YYYY-MM-DD or permanent: true",
                "exceptions: [{kind: email, why: x, permanent: soon}]"
                        + "|exception 1: permanent must be true or false, but is \"soon\"",
                "exceptions: [{kind: email, why: x, until: spring}]"
                        + "|exception 1: until must be a date like 2027-03-31, but is \"spring\"",
                "exceptions: [{why: x, permanent: true}]"
                        + "|exception 1: an exception must name an id, a rule, a kind, a host or a test",
            })
    void what_cannot_be_understood_is_said_in_one_line_with_the_file(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory.resolve("waxseal.yml") + ": " + message);
    }

    @Test
    void broken_yaml_is_said_with_its_place() {
        assertThatThrownBy(() -> read("loopback: [fail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waxseal.yml")
                .hasMessageContaining("line 1");
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
