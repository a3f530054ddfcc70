package dev.waxseal.report;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.tls.CertificateRule;
import dev.waxseal.tls.SealingRule;
import dev.waxseal.tls.TlsRule;
import dev.waxseal.tls.TrustRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of a seal is weak: who the server proved to be, how a secret was agreed on, or what it sealed. */
enum WeakPart {
    WHO("who the server proved to be"),
    SECRET("how both agreed on a secret"),
    LETTER("what the messages were encrypted with");

    private static final Set<TlsRule> OF_SECRETS = Set.of(
            TlsRule.TLS_STATIC_KEY,
            TlsRule.TLS_WEAK_GROUP,
            TlsRule.TLS_FINITE_FIELD,
            TlsRule.TLS_NO_EXTENDED_MASTER_SECRET,
            TlsRule.TLS_INSECURE_RENEGOTIATION);

    /** What was offered besides, and not used. */
    private static final Set<TlsRule> OF_OFFERS = Set.of(TlsRule.TLS_OLD_OFFER, TlsRule.TLS_WEAK_OFFER);

    private final String words;

    WeakPart(String words) {
        this.words = words;
    }

    /** The rules about TLS that were broken on the way to a destination, whatever is made of that. */
    static Set<SealingRule> broken(Counting.Destination destination, Report report) {
        Map<String, SealingRule> all = new TreeMap<>();
        SealingRule.all().forEach(rule -> all.put(rule.id(), rule));
        return report.findings().stream()
                .filter(judgement -> judgement.finding() != null
                        && judgement.severity() != Severity.INFO
                        && all.containsKey(judgement.rule())
                        && judgement.finding().destination().host().equals(destination.host())
                        && judgement.finding().destination().port() == destination.port())
                .map(judgement -> all.get(judgement.rule()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which parts are weak, and by which rules. */
    static Map<WeakPart, List<String>> of(Set<SealingRule> broken) {
        Map<WeakPart, List<String>> parts = new EnumMap<>(WeakPart.class);
        for (SealingRule rule : broken) {
            if (!(rule instanceof TlsRule tls && OF_OFFERS.contains(tls))) {
                parts.computeIfAbsent(of(rule), first -> new ArrayList<>()).add(rule.id());
            }
        }
        parts.values().forEach(rules -> rules.sort(null));
        return parts;
    }

    private static WeakPart of(SealingRule rule) {
        if (rule instanceof TrustRule || rule instanceof CertificateRule || rule == TlsRule.TLS_ANONYMOUS) {
            return WHO;
        }
        return rule instanceof TlsRule tls && OF_SECRETS.contains(tls) ? SECRET : LETTER;
    }

    /** The same as a sentence. */
    static String told(Set<SealingRule> broken) {
        Map<WeakPart, List<String>> parts = of(broken);
        return parts.isEmpty()
                ? "None of the three was found weak."
                : parts.entrySet().stream()
                        .map(part -> part.getKey().words + " (" + String.join(", ", part.getValue()) + ")")
                        .collect(Collectors.joining(", and ", "Weak is ", "."));
    }

    /** As machines read it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
