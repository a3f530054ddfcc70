package dev.waxseal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost",
                "localhost.",
                "shop.localhost",
                "a.b.localhost.",
                "127.0.0.1",
                "127.0.0.1.",
                "127.255.255.254",
                "127.1",
                "127.0.1",
                "2130706433",
                "::1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::0001]",
                "[::1%lo]",
                "[::ffff:127.0.0.1]",
                "[::FFFF:7F00:1]",
                "0.0.0.0",
                "0",
                "[::]",
                "::",
                "[0:0:0:0:0:0:0:0]",
                "[::ffff:0.0.0.0]",
                "localhost.localdomain",
                "LOCALHOST.LocalDomain.",
                "localhost4",
                "localhost6",
                "localhost6.localdomain6",
                "ip6-localhost",
                "ip6-loopback",
            })
    void this_machine_by_name(String host) {
        assertThat(LocalName.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "payments.example",
                "localhost.example",
                "localdomain",
                "payments.localdomain",
                "localhost7",
                "notlocalhost",
                "localhost..",
                "127.0.0.1.example",
                "127.0.0.1.5",
                "127.0.0.256",
                "127.",
                "127..1",
                "128.0.0.1",
                "10.0.0.1",
                "0.0.0.1",
                "0127.0.0.1",
                "0x7f.0.0.1",
                "2130706433000",
                "9999999999",
                "[::2]",
                "[::3%eth0]",
                "[fe80::1]",
                "[::ffff:10.0.0.1]",
                "[nonsense:]",
                "[]",
                "[",
                ":",
            })
    void another_host_whatever_it_resolves_to(String host) {
        assertThat(LocalName.is(host)).isFalse();
    }
}
