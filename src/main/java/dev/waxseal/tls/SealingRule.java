package dev.waxseal.tls;

import dev.waxseal.catalogue.Explained;
import java.util.ArrayList;
import java.util.List;

/** A rule about how something was sealed, and to whom. */
public sealed interface SealingRule extends Explained permits TlsRule, CertificateRule, TrustRule {

    /** When it is broken, as a clause. */
    String condition();

    /** All of them, in the order in which people read them. */
    static List<SealingRule> all() {
        List<SealingRule> all = new ArrayList<>(List.of(TlsRule.values()));
        all.addAll(List.of(CertificateRule.values()));
        all.addAll(List.of(TrustRule.values()));
        return all;
    }
}
