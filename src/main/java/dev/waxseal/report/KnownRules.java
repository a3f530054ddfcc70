package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.tls.SealingRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules there are, of whatever room. */
public final class KnownRules {

    /** All, in the order in which people read them. */
    public static final List<Explained> ALL = all();

    private KnownRules() {}

    private static List<Explained> all() {
        List<Explained> all = new ArrayList<>(List.of(Rule.values()));
        all.addAll(SealingRule.all());
        return List.copyOf(all);
    }

    /** The rule of that id, or null where none has it. */
    public static @Nullable Explained of(String id) {
        for (Explained rule : ALL) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        return null;
    }
}
