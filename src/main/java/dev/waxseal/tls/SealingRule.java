package dev.waxseal.tls;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Severity;
import java.util.ArrayList;
import java.util.List;

/** A rule about how something was sealed, and to whom. */
public sealed interface SealingRule extends Explained permits TlsRule, CertificateRule, TrustRule {

    /** What it says of itself. */
    RuleText text();

    /** When it is broken, as a clause. */
    default String condition() {
        return text().condition();
    }

    @Override
    default Severity severity() {
        return text().severity();
    }

    @Override
    default String reason() {
        return text().reason();
    }

    @Override
    default String fix() {
        return text().fix();
    }

    @Override
    default List<String> references() {
        return text().references();
    }

    /** All of them, in the order in which people read them. */
    static List<SealingRule> all() {
        List<SealingRule> all = new ArrayList<>(List.of(TlsRule.values()));
        all.addAll(List.of(CertificateRule.values()));
        all.addAll(List.of(TrustRule.values()));
        return all;
    }
}
