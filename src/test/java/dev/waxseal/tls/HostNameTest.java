package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are compared as RFC 9525 has it, and by the names that a certificate presents for that purpose alone. */
class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "payments.example, payments.example, true",
        "PAYMENTS.example., payments.Example, true",
        "payments.example, shop.example, false",
        "a.payments.example, *.payments.example, true",
        "payments.example, *.payments.example, false",
        "a.b.payments.example, *.payments.example, false",
        "apayments.example, *payments.example, false",
        "a.payments.example, a*.payments.example, false",
        "a.b.example, a.*.example, false",
        "a.b.example, *.*.example, false",
        "example, *, false",
        "xn--mller-kva.example, *.example, true",
    })
    void a_name_is_that_of_the_host_or_has_a_wildcard_for_its_first_label(String host, String name, boolean same) {
        assertThat(HostName.isNameOf(host, name)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "payments.example, true",
        "shop.example, false",
        "127.0.0.1, false",
        "999.1.1.1, false",
        "::1, false",
    })
    void a_certificate_is_that_of_the_hosts_that_it_names(String host, boolean its) {
        assertThat(HostName.matches(host, Identity.healthy().chain().get(0))).isEqualTo(its);
    }
}
