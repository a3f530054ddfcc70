package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as readers are told it that know how severe a rule is, but nothing of verdicts: GitHub, SonarQube. What may pass
 * would stop a pull request there, so that findings of a severe rule that may pass are those of a rule of its own,
 * {@code plaintext-data/reported}, which is of medium severity.
 *
 * @param id {@code plaintext-data} or {@code plaintext-data/reported}
 * @param rule what the catalogue says; null for a rule of another version
 * @param severity how bad it is
 */
record ToldRule(String id, @Nullable Explained rule, Severity severity) {

    private static final String REPORTED = "/reported";

    static ToldRule of(Judgement judgement) {
        Explained rule = KnownRules.of(judgement.rule());
        Severity severity = rule == null ? judgement.severity() : rule.severity();
        boolean mayPass = judgement.verdict() == Verdict.REPORT && severity.compareTo(Severity.MEDIUM) < 0;
        String id = judgement.rule().isBlank() ? "unknown" : Facts.cut(judgement.rule());
        return mayPass ? new ToldRule(id + REPORTED, rule, Severity.MEDIUM) : new ToldRule(id, rule, severity);
    }

    /** All of the catalogue, which is the same in each report, and then what this one has besides. */
    static List<ToldRule> all(Report report) {
        Set<ToldRule> all = new LinkedHashSet<>();
        for (Explained rule : KnownRules.ALL) {
            all.add(new ToldRule(rule.id(), rule, rule.severity()));
        }
        report.findings().stream()
                .map(ToldRule::of)
                .sorted((a, b) -> a.id.compareTo(b.id))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** {@code PlaintextData}. */
    String name() {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[^A-Za-z0-9]+", -1)) {
            name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.length() == 0 ? "Unknown" : name.toString();
    }

    /** What is wrong, without why that matters: {@code Sensitive data left the JVM unencrypted.} */
    String title() {
        String reason = reason();
        int end = reason.indexOf(';');
        String title = end < 0 ? reason : reason.substring(0, end) + '.';
        return mayPass() ? title.substring(0, title.length() - 1) + ", which may pass here." : title;
    }

    String reason() {
        return rule == null ? "A rule of another version of Waxseal." : rule.reason();
    }

    String fix() {
        return rule == null ? "See the documentation of the version that wrote the journal." : rule.fix();
    }

    List<String> references() {
        return rule == null ? List.of() : rule.references();
    }

    /** The numbers of the weaknesses (CWE) that it is one of. */
    List<String> weaknesses() {
        return references().stream()
                .filter(reference -> reference.startsWith("CWE-"))
                .map(reference -> reference.substring("CWE-".length()))
                .toList();
    }

    private boolean mayPass() {
        return id.endsWith(REPORTED);
    }
}
