package dev.waxseal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.bouncycastle.tls.crypto.DHStandardGroups;
import org.junit.jupiter.api.Test;

/** Whether a server's prime is one, and a safe one. */
class PrimeTest {

    @Test
    void what_nearly_all_servers_use_is_known_to_be_safe() {
        assertThat(of(DHStandardGroups.rfc7919_ffdhe2048.getP())).isEqualTo(Prime.SAFE);
        assertThat(of(DHStandardGroups.rfc7919_ffdhe3072.getP())).isEqualTo(Prime.SAFE);
        assertThat(of(DHStandardGroups.rfc3526_2048.getP())).isEqualTo(Prime.SAFE);
        assertThat(of(DHStandardGroups.rfc3526_3072.getP())).isEqualTo(Prime.SAFE);
    }

    @Test
    void others_are_examined_up_to_a_bound() {
        assertThat(Prime.examined(BigInteger.valueOf(23))).isEqualTo(Prime.SAFE);
        assertThat(Prime.examined(BigInteger.valueOf(29))).isEqualTo(Prime.UNSAFE);
        assertThat(Prime.examined(BigInteger.valueOf(21))).isEqualTo(Prime.COMPOSITE);
        assertThat(of(BigInteger.ZERO)).isEqualTo(Prime.UNKNOWN);
        assertThat(of(BigInteger.ONE.shiftLeft(3072))).isEqualTo(Prime.UNKNOWN);
    }

    @Test
    void no_more_than_a_few_are_examined_in_a_jvm() {
        for (int i = 1; i < 100; i++) {
            of(BigInteger.valueOf(1_000_000 + i));
        }
        assertThat(of(BigInteger.valueOf(23))).isEqualTo(Prime.UNKNOWN);
    }

    private static Prime of(BigInteger number) {
        return Prime.of(number.toByteArray());
    }
}
