package dev.waxseal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as compilers wrote them into class files: javac 17, ecj, Kotlin 1.9 and 2.2, Scala 2.11 to 3, Groovy 4, Spock 2. */
class DeclaredNameTest {

    @ParameterizedTest
    @CsvSource({
        "charge,                          charge",
        "charge2,                         charge2",
        "lambda$charge$3,                 charge",
        "lambda$0,                        lambda",
        "access$000,                      access",
        "$proxy$number,                   number",
        "charge$lambda$0,                 charge",
        "charge$lambda$3$lambda$2,        charge",
        "charge$lambda-4,                 charge",
        "charge$send,                     charge$send",
        "charge$default,                  charge$default",
        "$anonfun$charge$1,               charge",
        "$anonfun$charge$12$adapted,      charge",
        "send$1,                          send",
        "delayedEndpoint$com$acme$Pay$1,  delayedEndpoint$com$acme$Pay",
        "$init$,                          $init$",
        "$spock_feature_0_3,              $spock_feature",
        "invokeSuspend,                   invokeSuspend",
        "<init>,                          <init>",
    })
    void a_method_is_called_what_its_author_called_it(String method, String declared) {
        assertThat(DeclaredName.ofMethod(method)).isEqualTo(declared);
        assertThat(DeclaredName.ofMethod(declared)).isEqualTo(declared);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pay,                                          com.acme.Pay",
        "com.acme.Pay2,                                         com.acme.Pay2",
        "com.acme.Pay$Card,                                     com.acme.Pay$Card",
        "com.acme.Pay$1,                                        com.acme.Pay",
        "com.acme.Pay$1Card,                                    com.acme.Pay$Card",
        "com.acme.PayTest$pays$1$2,                             com.acme.PayTest$pays",
        "com.acme.PayTest$pays$$inlined$map$1$2,                com.acme.PayTest$pays",
        "com.acme.Pay$,                                         com.acme.Pay$",
        "com.acme.Pay$$anon$1,                                  com.acme.Pay$$anon",
        "com.acme.Pay$$anonfun$charge$1,                        com.acme.Pay$$anonfun$charge",
        "com.acme.Pay$_charge_closure2,                         com.acme.Pay$_charge_closure",
        "com.acme.Pay$_charge_closure2$_closure5,               com.acme.Pay$_charge_closure$_closure",
        "com.acme.Pay$_charge_lambda1,                          com.acme.Pay$_charge_lambda",
        "com.acme.PaySpec$__spock_feature_0_3_closure1,         com.acme.PaySpec$__spock_feature_closure",
        "com.acme.Pay$HibernateProxy$a1B2,                      com.acme.Pay",
        "com.acme.Pay$ByteBuddy$a1B2,                           com.acme.Pay",
        "com.acme.Pay$Proxy$_$$_WeldSubclass,                   com.acme.Pay",
        "com.acme.Pay$$EnhancerBySpringCGLIB$$1a2b,             com.acme.Pay",
    })
    void a_class_is_called_what_its_author_called_it(String className, String declared) {
        assertThat(DeclaredName.ofClass(className)).isEqualTo(declared);
        assertThat(DeclaredName.ofClass(declared)).isEqualTo(declared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Pay$$EnhancerBySpringCGLIB$$1a2b",
                "com.acme.Pay$$SpringCGLIB$$0",
                "com.acme.Pay$MockitoMock$12",
                "jdk.proxy2.$Proxy12"
            })
    void what_is_made_at_run_time_has_no_lines(String className) {
        assertThat(DeclaredName.isGenerated(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.Pay$$anonfun$charge$1", "com.acme.Pay$1", "com.acme.Pay$pays$$inlined$map$1"})
    void what_a_compiler_makes_has_those_of_its_author(String className) {
        assertThat(DeclaredName.isGenerated(className)).isFalse();
    }
}
