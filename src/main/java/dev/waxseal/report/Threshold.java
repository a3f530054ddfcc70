package dev.waxseal.report;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import org.jspecify.annotations.Nullable;

/**
 * From which severity on some findings fail, where that is another one than for the rest. Each thing it names must hold; it
 * names at least one.
 *
 * @param rule findings of this rule
 * @param kind findings of this kind
 * @param host findings whose destination is called so; {@code *} stands for anything
 * @param failOn the least severity that fails; null where none does
 */
public record Threshold(
        @Nullable String rule,
        @Nullable String kind,
        @Nullable String host,
        @Nullable Severity failOn) {

    public Threshold {
        if (rule == null && kind == null && host == null) {
            throw new IllegalArgumentException("a threshold must name a rule, a kind or a host");
        }
    }

    boolean covers(Finding finding) {
        return (rule == null || rule.equals(finding.rule()))
                && (kind == null || kind.equals(finding.kind()))
                && (host == null || Glob.matches(host, finding.destination().host()));
    }

    /** What it names: {@code kind email, host *.crm.example}. */
    @Override
    public String toString() {
        StringBuilder what = new StringBuilder();
        String[] named = {"rule", rule, "kind", kind, "host", host};
        for (int i = 0; i < named.length; i += 2) {
            if (named[i + 1] != null) {
                what.append(what.length() == 0 ? "" : ", ")
                        .append(named[i])
                        .append(' ')
                        .append(named[i + 1]);
            }
        }
        return what.toString();
    }
}
