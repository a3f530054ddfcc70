package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.tls.TrustRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/a, body:$.password, Send it over https://",
        "http://shop.example/a, query:token, Take it out of the URL as well",
        "http://shop.example/a, userinfo, Take it out of the URL as well",
        "http://shop.example/a, cookie:SID, mark the cookie Secure",
        "http://shop.example/a, header:Proxy-Authorization, Reach the proxy itself over TLS",
        "http://shop.example/a, command line, everyone on the machine can read a command line",
        "ws://shop.example/a, message, Send it over wss://",
    })
    void the_fix_is_that_of_the_place(String url, String location, String said) {
        Finding finding = FindingBuilder.login()
                .sent("POST", url)
                .data("password", location, "••••")
                .build();

        assertThat(Remedy.of(Rule.PLAINTEXT_DATA, finding)).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the agent could not listen at sockets (x): what went out may be unheard; update it|Update it.",
                "cargo:start (go) started an application: unheard; let it listen with <a>|Let it listen with <a>.",
                "the agent failed in sent (java.lang.Error)|on one connection as a rule",
                "the agent did not listen: Java 11|Nothing that this JVM sent was heard",
                "a connection to 203.0.113.7:443 was not heard: native code made it|All that was said on this connection",
                "lines of a journal could not be written: was the disk full?|Make room on the disk",
                "a journal cannot be read (java.io.IOException)|What that JVM sent is known in part at best",
                "line 3 of a journal cannot be read|What that JVM sent is known in part at best",
                "nothing was recorded: no JVM ran with the agent|No byte was heard",
                "7 findings were too many to record|What was heard beyond that number",
                "1 the rest of connections that could not be followed were too many to record|were not read",
            })
    void the_fix_of_a_gap_says_which_bytes_may_be_unheard_and_what_to_do(String cause, String said) {
        assertThat(GapRemedy.of(cause, null)).contains(said);
    }

    @Test
    void what_was_read_in_part_says_so() {
        assertThat(GapRemedy.of("inspected in part", FindingBuilder.login().build()))
                .contains("the rest of the message was");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "172.17.0.2, true", "172.32.0.2, false", "203.0.113.7, false"})
    void a_host_that_may_be_this_machine_is_shown_the_way_to_be_local(String address, boolean isShown) {
        Finding finding = FindingBuilder.login().to("docker", 8080, address).build();
        Judgement failing = new Judgement(
                finding.id(),
                finding.rule(),
                finding.severity(),
                Verdict.FAIL,
                "",
                "",
                finding,
                new SourceLine("src/test/java/A.java", 1),
                false,
                List.of(),
                List.of(),
                1,
                List.of(),
                null);

        assertThat(String.join("\n", WaysOut.lines(List.of(failing))).contains("local: [docker]"))
                .isEqualTo(isShown);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUST_HOST_UNCHECKED, kafka, In kafka: ssl.endpoint.identification.algorithm=https.",
        "TRUST_ANY_CERTIFICATE, postgresql, In postgresql: sslmode=verify-full.",
        "TRUST_ANY_CERTIFICATE, kafka, Remove the trust manager",
        "TRUST_HOST_UNCHECKED, unknown, SSLParameters.setEndpointIdentificationAlgorithm",
    })
    void the_fix_of_whom_a_client_trusts_is_a_setting_of_its_library(TrustRule rule, String client, String said) {
        Finding finding = FindingBuilder.login().rule(rule.id()).by(client).build();

        assertThat(Remedy.of(rule, finding))
                .startsWith(said.startsWith("In ") ? said : "")
                .contains(said);
    }

    @Test
    void there_is_always_a_way_out_without_a_date() {
        assertThat(WaysOut.lines(List.of()))
                .anySatisfy(line -> assertThat(line).contains("permanent: true"))
                .anySatisfy(line -> assertThat(line).contains("fail-on: never"));
    }
}
