package dev.waxseal.journal;

import static dev.waxseal.journal.FindingBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private static final Finding LOGIN = login().build();

    @Test
    void an_id_is_sixteen_hexadecimal_digits_and_the_same_on_every_machine() {
        assertThat(LOGIN.id()).isEqualTo("3d5998f1b3eb0d92");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/login,              /login",
        "http://a.example,                    /",
        "http://a.example:8080/login?user=17, /login",
        "http://a.example/login#top,          /login",
        "/login,                              /login",
        "http://a.example/v1/login,           /v#/login",
        "http://a.example/users/17/cards,     /users/{}/cards",
        "http://a.example/users/17/,          /users/{}/",
        "http://a.example//x,                 //x",
        "http://a.example/order-17,           /order-#",
        "http://a.example/2026-11-23/x,       /{}/x",
        "http://a.example/pay/•••/done,       /pay/{}/done",
        "http://a.example/mail/a@b.example,   /mail/{}",
        "http://a.example/x/0f8fad5b-d9cd-469f-a165-70867728950e, /x/{}",
        "http://a.example/x/deadbeef1,        /x/{}",
        "http://a.example/x/kT7fq2Lm,         /x/{}",
        "http://a.example/decade/facade,      /decade/facade",
    })
    void a_route_keeps_names_and_loses_values(String url, String route) {
        assertThat(Identity.route(url)).isEqualTo(route);
    }

    @Test
    void neither_port_nor_line_nor_path_value_changes_the_id() {
        assertThat(login().sent("POST", "http://payments.example:51234/users/4711/login")
                        .build()
                        .id())
                .isEqualTo(LOGIN.id());
        assertThat(login().origin(new Finding.Origin("com.acme.Pay", "charge", null, 43))
                        .build()
                        .id())
                .isEqualTo(LOGIN.id());
    }

    @Test
    void another_route_class_or_method_is_another_finding() {
        assertThat(login().sent("POST", "http://payments.example:8080/users/17/logout")
                        .build()
                        .id())
                .isNotEqualTo(LOGIN.id());
        assertThat(login().origin(new Finding.Origin("com.acme.Pay2", "charge", null, 42))
                        .build()
                        .id())
                .isNotEqualTo(LOGIN.id());
        assertThat(login().origin(new Finding.Origin("com.acme.Pay", "refund", null, 42))
                        .build()
                        .id())
                .isNotEqualTo(LOGIN.id());
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pay$1,                                charge",
        "com.acme.Pay$1$2,                              charge",
        "com.acme.Pay$$SpringCGLIB$$0,                  charge",
        "com.acme.Pay$MockitoMock$1234,                 charge",
        "com.acme.Pay$$Lambda/0x00007f1234,             charge",
        "com.acme.Pay/0x00007f1234,                     charge",
        "com.acme.Pay,                                  lambda$charge$0",
        "com.acme.Pay,                                  lambda$charge$17",
    })
    void what_compilers_proxies_and_mocks_make_up_is_not_part_of_it(String className, String method) {
        assertThat(login().origin(new Finding.Origin(className, method, null, 1))
                        .build()
                        .id())
                .isEqualTo(LOGIN.id());
    }
}
