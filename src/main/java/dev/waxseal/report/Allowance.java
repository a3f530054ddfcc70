package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception to the policy: what is allowed, why, and until when. Each thing it names must hold; it names at least
 * one.
 *
 * @param id the finding with this id
 * @param rule findings of this rule
 * @param kind findings of this kind
 * @param host findings whose destination is called so; {@code *} stands for anything
 * @param test findings in the test {@code com.acme.PayTest.charges}; {@code *} stands for anything
 * @param why for those who come later
 * @param until the last day it holds; null for ever
 */
public record Allowance(
        @Nullable String id,
        @Nullable String rule,
        @Nullable String kind,
        @Nullable String host,
        @Nullable String test,
        String why,
        @Nullable LocalDate until) {

    public Allowance {
        if (why.isBlank()) {
            throw new IllegalArgumentException("an exception must say why");
        }
        if (id == null && rule == null && kind == null && host == null && test == null) {
            throw new IllegalArgumentException("an exception must name an id, a rule, a kind, a host or a test");
        }
    }

    boolean covers(Finding finding, List<Finding.Test> tests) {
        return (id == null || id.equals(finding.id()))
                && (rule == null || rule.equals(finding.rule()))
                && (kind == null || kind.equals(finding.kind()))
                && (host == null || Glob.matches(host, finding.destination().host()))
                && (test == null || (!tests.isEmpty() && tests.stream().allMatch(this::isTest)));
    }

    /** Whether it covers what has no message: that the audit is incomplete. */
    boolean covers(String otherId, String otherRule) {
        return (id == null || id.equals(otherId))
                && (rule == null || rule.equals(otherRule))
                && kind == null
                && host == null
                && test == null;
    }

    boolean isExpired(LocalDate today) {
        return until != null && today.isAfter(until);
    }

    /** What it names, for messages: {@code kind email, host *.crm.example}. */
    public String what() {
        StringBuilder what = new StringBuilder();
        append(what, "id", id);
        append(what, "rule", rule);
        append(what, "kind", kind);
        append(what, "host", host);
        append(what, "test", test);
        return what.toString();
    }

    private static void append(StringBuilder what, String name, @Nullable String value) {
        if (value != null) {
            what.append(what.length() == 0 ? "" : ", ").append(name).append(' ').append(value);
        }
    }

    private boolean isTest(Finding.Test running) {
        return test != null && Glob.matches(test, running.toString());
    }
}
