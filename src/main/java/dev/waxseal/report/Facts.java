package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the formats for other tools say of a finding, as plain text, each fact a line that steers nothing. */
final class Facts {

    /** The longest line; a URL may be longer than any reader bears. */
    private static final int LONGEST = 500;

    private Facts() {}

    /** {@code password to payments.example in clear text}. */
    static String title(Judgement judgement) {
        return cut(Words.title(judgement));
    }

    /** The request, the datum, the line of code, the tests and how often, as far as they are known. */
    static List<String> lines(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        Finding finding = judgement.finding();
        if (finding != null) {
            lines.add((Words.asked(judgement.methods(), finding.request().url())
                            + ' '
                            + finding.request().version())
                    .strip());
            if (finding.location() != null) {
                lines.add(finding.location() + " = " + judgement.evidence());
            }
            if (finding.origin() != null) {
                lines.add("at " + Words.frame(finding.origin()));
            }
            if (judgement.standsFor() != null) {
                lines.add("stands for " + judgement.standsFor());
            }
            if (judgement.places().size() > 1) {
                lines.add("and in " + Words.count(judgement.places().size() - 1L, "more place"));
            }
            if (!judgement.modules().isEmpty()) {
                lines.add("in module " + Words.all(judgement.modules()));
            }
            if (!judgement.tests().isEmpty()) {
                lines.add("in test " + Words.tests(judgement.tests()));
            }
            if (judgement.count() > 1) {
                lines.add("met " + judgement.count() + " times");
            }
        }
        lines.add("verdict: " + judgement.verdict() + ", because " + judgement.reason());
        return lines.stream().map(Facts::cut).toList();
    }

    /** The title and all lines in a row. */
    static String sentences(Judgement judgement) {
        return title(judgement) + ": " + String.join("; ", lines(judgement)) + '.';
    }

    /** On one line, and cut where it goes on for long. */
    static String cut(String text) {
        return cut(text, LONGEST);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return OneLine.of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return OneLine.of(text.substring(0, end)) + "...";
    }

    /** Ids that no two findings of a file share: readers drop the second one. */
    static final class Fingerprints {
        private final Set<String> used = new HashSet<>();

        String of(Judgement judgement) {
            String id = judgement.id();
            String unique = id;
            for (int i = 2; !used.add(unique); i++) {
                unique = id + ':' + i;
            }
            return unique;
        }
    }
}
