package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.tls.TlsRule;
import dev.waxseal.tls.TrustRule;
import org.junit.jupiter.api.Test;

class KnownRulesTest {

    @Test
    void each_rule_of_every_room_is_found_by_its_id() {
        assertThat(KnownRules.ALL)
                .contains(Rule.values())
                .contains(TlsRule.values())
                .contains(TrustRule.values());
        for (Explained rule : KnownRules.ALL) {
            assertThat(KnownRules.of(rule.id())).isSameAs(rule);
        }
    }

    @Test
    void a_rule_of_another_version_is_none() {
        assertThat(KnownRules.of("plaintext-pigeon")).isNull();
    }
}
