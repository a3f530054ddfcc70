package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.report.Run.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.FindingBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostsTest {

    private static final LocalHosts TEAMS = LocalHosts.with(List.of(
            "docker", "*.test", "db-*.local", "172.17.0.0/16", "10.1.2.3", "fd00:1::/32", "Host.Docker.Internal."));

    private static final Policy POLICY =
            new Policy(Policy.Loopback.REPORT, Severity.HIGH, TEAMS, List.of(), List.of(), Destinations.ANY, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker",
                "DOCKER",
                "docker.",
                "shop.test",
                "a.b.test",
                "db-1.local",
                "172.17.0.2",
                "172.17.255.255",
                "10.1.2.3",
                "fd00:1::7",
                "[fd00:1:0:0::7]",
                "host.docker.internal",
                "localhost"
            })
    void a_host_that_the_team_calls_local_is_reported_only(String host) {
        assertThat(verdict(POLICY, to(host))).isEqualTo(Verdict.REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.example",
                "mydocker",
                "test",
                "shop.test.example",
                "172.18.0.2",
                "10.1.2.4",
                "fd00:2::7",
                "db-1.example",
                "payments.example"
            })
    void any_other_host_fails(String host) {
        assertThat(verdict(POLICY, to(host))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_name_that_only_resolves_into_a_network_of_the_teams_is_another_host() {
        assertThat(verdict(POLICY, login().to("payments.example", 80, "172.17.0.2")))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_the_machine_itself_goes_by_is_local_and_the_same_name_elsewhere_is_not() {
        assertThat(verdict(Policy.DEFAULT, to("build7.corp.example").own())).isEqualTo(Verdict.REPORT);
        assertThat(verdict(Policy.DEFAULT, to("build7.corp.example"))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void requests_to_them_and_over_unix_domain_sockets_are_none_to_other_hosts() {
        Report report = new Run()
                .talking(
                        new Counting.Destination("docker", 2375, "http", 5, false),
                        new Counting.Destination("unix", 0, "unix", 3, false),
                        new Counting.Destination("build7", 8080, "http", 2, false, true),
                        new Counting.Destination("proxy.example", 3128, "connect", 7, false),
                        new Counting.Destination("mail.example", 25, "smtp", 7, false),
                        new Counting.Destination("mail.example", 465, "tls", 1, true),
                        new Counting.Destination("payments.example", 80, "http", 1, false))
                .judged(POLICY);

        assertThat(report.summary().requests()).isEqualTo(new Report.Requests(1, 10, 1));
        assertThat(ReportFormats.text(report)).contains("\nLocal because waxseal.yml says so: docker.\n");
    }

    private static FindingBuilder to(String host) {
        return login().to(host, 80, "127.0.0.1");
    }
}
