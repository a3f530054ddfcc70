package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Finding;
import dev.waxseal.tls.TrustRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding of the whole run and what it means: the same one of several JVMs and tests is one.
 *
 * @param id the same from run to run and from machine to machine
 * @param rule the id of the rule
 * @param severity how bad it is
 * @param verdict what it means for the build
 * @param reason why it means that
 * @param evidence what may be shown
 * @param finding the message it stood in; null where the audit itself is at fault
 * @param source where it is shown
 * @param isLocal whether it never left the machine
 * @param places where it is done, each once: it may be one cookie that goes along everywhere; empty without a message
 * @param tests in which tests it was met, each once, in the order of their names
 * @param count how often
 * @param modules in which modules it was met, where several are judged together
 * @param standsFor what it was sent in place of; null where it went where it says
 */
public record Judgement(
        String id,
        String rule,
        Severity severity,
        Verdict verdict,
        String reason,
        String evidence,
        @Nullable Finding finding,
        SourceLine source,
        boolean isLocal,
        List<Place> places,
        List<Finding.Test> tests,
        long count,
        List<String> modules,
        @Nullable StandsFor standsFor) {

    public Judgement {
        places = List.copyOf(places);
        tests = List.copyOf(tests);
        modules = List.copyOf(modules);
    }

    /** Why it matters; empty for a rule of another version. */
    public String why() {
        Explained known = KnownRules.of(rule);
        return known == null ? "" : known.reason();
    }

    /** The way out; empty for a rule of another version. */
    public String fix() {
        Explained known = KnownRules.of(rule);
        return known == null ? "" : known instanceof TrustRule ? Remedy.of(known, finding) : known.fix();
    }

    /** How bad it is for readers who know no verdicts: what may pass is medium at most, and low on this machine. */
    Severity told() {
        if (verdict == Verdict.FAIL) {
            return severity;
        }
        Severity most = isLocal ? Severity.LOW : Severity.MEDIUM;
        return severity.compareTo(most) < 0 ? most : severity;
    }

    /** The methods of all requests it stands for, each once: {@code POST}, {@code PUT}. */
    public List<String> methods() {
        return places.stream()
                .map(place -> place.request().method())
                .distinct()
                .sorted()
                .toList();
    }
}
