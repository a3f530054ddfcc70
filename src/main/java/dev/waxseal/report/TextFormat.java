package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The summary for people: on the console, and as the message that a failed build ends with. */
final class TextFormat implements ReportFormat {

    /** What fits on a screen with all that is known of it. */
    private static final int MOST_DETAILED = 5;

    /** If there are more, the worst are told in detail and others in a line each; the files have them all. */
    private static final int WORST = 3;

    private static final int MOST_SHOWN = 15;

    private final StringBuilder text = new StringBuilder();

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String fileName() {
        return "waxseal.txt";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        to.write(text(report));
    }

    static String text(Report report) {
        TextFormat format = new TextFormat();
        format.headline(report);
        format.failing(report);
        format.line("");
        Tolerated.lines(report).forEach(format::line);
        format.totals(report);
        return format.text.toString();
    }

    private void headline(Report report) {
        long failing = report.summary().failing();
        line(
                failing > 0
                        ? "Waxseal found " + Words.count(failing, "finding") + " that must not pass:"
                        : "Waxseal found nothing that must not pass.");
    }

    private void failing(Report report) {
        Collection<List<Judgement>> messages = report.findings().stream()
                .filter(judgement -> judgement.verdict() == Verdict.FAIL)
                .collect(Collectors.groupingBy(TextFormat::message, LinkedHashMap::new, Collectors.toList()))
                .values();
        int number = 0;
        int shown = 0;
        for (List<Judgement> message : messages) {
            number++;
            if (number <= (messages.size() <= MOST_DETAILED ? MOST_DETAILED : WORST)) {
                line("");
                line(number + ". " + title(message));
                details(message);
                shown += message.size();
            } else if (number <= MOST_SHOWN) {
                if (number == WORST + 1) {
                    line("");
                }
                line(number + ". " + OneLine.of(title(message) + where(message)));
                shown += message.size();
            }
        }
        if (number > MOST_SHOWN) {
            line("");
            line("... and " + (report.summary().failing() - shown) + " more; the report files have all of them.");
        }
        if (number > 0) {
            line("");
            WaysOut.lines(messages.stream().flatMap(List::stream).toList()).forEach(this::line);
        }
    }

    /** Equal for what was found in one message that one line of code sends: it is shown and mended together. */
    static Object message(Judgement judgement) {
        Finding finding = judgement.finding();
        return finding == null
                ? judgement.rule()
                : Arrays.asList(
                        judgement.rule(),
                        finding.direction(),
                        finding.destination(),
                        judgement.places(),
                        judgement.tests(),
                        judgement.count());
    }

    private static String title(List<Judgement> message) {
        Judgement first = message.get(0);
        if (first.finding() == null) {
            return message.size() == 1 ? Words.title(first) : "the audit is incomplete:";
        }
        String subject =
                Words.all(message.stream().map(Words::subject).distinct().toList());
        return OneLine.of(subject) + Words.way(first.finding()) + " (" + first.severity() + ")";
    }

    /** {@code , id 9f2c..., at src/main/java/com/acme/Pay.java:42 in test com.acme.PayTest.charges}. */
    private static String where(List<Judgement> message) {
        Judgement first = message.get(0);
        return (message.size() == 1 ? ", id " : ", ids ")
                + Words.all(message.stream().map(Judgement::id).toList()) + ", at " + first.source()
                + (first.tests().isEmpty() ? "" : " in test " + Words.tests(first.tests()));
    }

    private void details(List<Judgement> message) {
        Judgement first = message.get(0);
        if (first.finding() != null) {
            details(first.finding(), message);
        } else if (message.size() > 1) {
            message.forEach(judgement -> detail(judgement.evidence()));
        }
        Explained rule = KnownRules.of(first.rule());
        if (rule != null) {
            named("why", rule.reason());
            message.stream()
                    .map(judgement -> Remedy.told(rule, judgement))
                    .distinct()
                    .forEach(fix -> named("fix", fix));
        }
        message.stream()
                .map(Judgement::reason)
                .filter(reason -> first.finding() == null || reason.contains("expired"))
                .distinct()
                .forEach(reason -> named("note", reason));
        for (Judgement judgement : message) {
            named("allow", "- {id: " + judgement.id() + ", why: ..., until: YYYY-MM-DD}");
        }
        if (first.finding() != null) {
            named(
                    "or all",
                    "- {host: " + WaysOut.host(first.finding().destination().host())
                            + ", why: ..., until: YYYY-MM-DD}");
        }
    }

    private void details(Finding finding, List<Judgement> message) {
        Judgement first = message.get(0);
        if (finding.stage() == Finding.Stage.CONFIGURED) {
            detail("at " + first.source());
        } else {
            String version = finding.request().version();
            detail(Words.asked(first.methods(), finding.request().url())
                    + (version.isEmpty() ? "" : " " + version)
                    + Words.route(finding.destination()));
        }
        if (first.standsFor() != null) {
            detail("stands for " + first.standsFor());
        }
        for (Judgement judgement : message) {
            if (judgement.finding() != null && judgement.finding().location() != null) {
                detail(judgement.finding().location() + " = " + judgement.evidence());
            }
        }
        if (finding.origin() != null) {
            detail("at " + Words.frame(finding.origin())
                    + (finding.client().equals("unknown") ? "" : " with " + finding.client()));
        }
        places(first, finding);
        if (!first.modules().isEmpty()) {
            detail("in module " + Words.all(first.modules()));
        }
        if (!first.tests().isEmpty()) {
            detail("in test " + Words.tests(first.tests()));
        }
        if (finding.stage() == Finding.Stage.ATTEMPT) {
            detail("tried only: it did not reach the network in this run");
        }
        if (first.count() > 1 && finding.stage() != Finding.Stage.CONFIGURED) {
            detail("met " + first.count() + " times");
        }
    }

    private void places(Judgement judgement, Finding shown) {
        List<Place> others = judgement.places().stream()
                .filter(place -> !place.isOf(shown, judgement.source()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        detail("and in " + Words.count(others.size(), "more place") + ":");
        for (Place place : others.subList(0, Math.min(Words.FEW, others.size()))) {
            if (place.stage() == Finding.Stage.CONFIGURED) {
                detail("  at " + place.source());
                continue;
            }
            detail("  "
                    + Words.asked(
                            List.of(place.request().method()), place.request().url())
                    + (place.origin() == null ? "" : " at " + Words.frame(place.origin()))
                    + (place.stage() == Finding.Stage.ATTEMPT ? ", tried only" : ""));
        }
        if (others.size() > Words.FEW) {
            detail("  ... waxseal.json has all of them");
        }
    }

    private void totals(Report report) {
        line(Words.totals(report.summary()));
        Comparison comparison = report.comparison();
        if (comparison != null) {
            line("Compared with " + OneLine.of(comparison.with()) + ": " + comparison.counts() + ".");
            some("New", comparison.fresh().stream().sorted().toList());
            some("Fixed", comparison.fixed());
        }
        if (!report.local().isEmpty()) {
            line(Words.local(report));
        }
        Seals.lines(report).forEach(seal -> line(OneLine.of(seal)));
        if (!report.evidence().isEmpty()) {
            line(Words.evidence(report));
        }
        if (!report.heard().isEmpty()) {
            line(Words.heard(report));
        }
        for (Report.Unheard place : report.unheard()) {
            line("Not heard: " + OneLine.of(place.toString()) + ".");
        }
        line("Judged by " + OneLine.of(Words.judges(report)) + ".");
        for (String warning : report.warnings()) {
            line("Warning: " + OneLine.of(warning) + ".");
        }
    }

    private void some(String what, List<String> all) {
        if (!all.isEmpty()) {
            List<String> few = all.subList(0, Math.min(MOST_SHOWN, all.size()));
            line(what + ": " + OneLine.of(String.join(", ", few)) + (all.size() > MOST_SHOWN ? " ..." : "") + ".");
        }
    }

    private void detail(String detail) {
        line("     " + OneLine.of(detail));
    }

    private void named(String name, String value) {
        line("     " + name + " ".repeat(7 - name.length()) + OneLine.of(value));
    }

    /** No line may be what GitHub takes for a command to itself, wherever it stands in it. */
    private void line(String line) {
        String plain = line.stripLeading().startsWith("::") ? line.replaceFirst("::", ": :") : line;
        text.append(plain.replace("##[", "## [")).append('\n');
    }
}
