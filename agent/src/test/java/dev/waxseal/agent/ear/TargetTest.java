package dev.waxseal.agent.ear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest(name = "{2} over {0} {1} goes to {3}")
    @CsvSource({
        "bank.example, 10.1.2.3,  bank.example,   bank.example, true",
        "bank.example, 127.0.0.1, bank.example,   bank.example, true",
        "bank.example, 10.1.2.3,  localhost:8080, bank.example, true",
        "bank.example, 127.0.0.1, localhost:8080, bank.example, true",
        "10.1.2.3,     10.1.2.3,  127.0.0.1:8080, 10.1.2.3,     true",
        "10.1.2.3,     10.1.2.3,  bank.example,   bank.example, true",
        "localhost,    127.0.0.1, bank.example,   bank.example, true",
        "localhost,    127.0.0.1, 127.0.0.1:81,   127.0.0.1,    false",
        "127.0.0.1,    127.0.0.1, localhost:81,   localhost,    false",
        "::1,          ::1,       localhost:81,   localhost,    false",
    })
    void what_calls_itself_local_is_not_unless_it_goes_to_this_machine(
            String host, String address, String named, String goesTo, boolean elsewhere) {
        Target target = target("/pay", named, new Peer(host, address, 80, false), null);

        assertThat(target.destination().host()).isEqualTo(goesTo);
        assertThat(target.isElsewhere()).isEqualTo(elsewhere);
    }

    @Test
    void what_a_proxy_elsewhere_is_asked_for_leaves_this_machine_whatever_it_is() {
        Peer proxy = new Peer("proxy.example", "10.1.2.3", 3128, false);

        assertThat(target("http://localhost/pay", "localhost", proxy, null).isElsewhere())
                .isTrue();
        assertThat(target("/pay", "localhost", proxy, "localhost:80").isElsewhere())
                .isTrue();
        assertThat(target("http://bank.example/pay", "bank.example", proxy, null)
                        .destination()
                        .via())
                .isEqualTo("proxy.example:3128");
    }

    @Test
    void where_nobody_saw_who_was_connected_to_the_name_alone_counts() {
        assertThat(target("/pay", "localhost", Peer.UNKNOWN, null).isElsewhere())
                .isFalse();
        assertThat(target("/pay", "bank.example", Peer.UNKNOWN, null).isElsewhere())
                .isTrue();
    }

    private static Target target(String target, String authority, Peer peer, @Nullable String tunnel) {
        return Target.of(new RequestHead("POST", "http", target, authority, "HTTP/1.1", Fields.NONE), peer, tunnel);
    }
}
