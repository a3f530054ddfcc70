package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
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

    /** Nobody reads further than so many messages; the files have them all. */
    private static final int MOST_SHOWN = 25;

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
        format.tolerated(report);
        format.totals(report);
        return format.text.toString();
    }

    private void headline(Report report) {
        long failing = report.summary().failing();
        line(
                failing > 0
                        ? "Waxseal found " + count(failing, "finding") + " that must not pass:"
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
            if (number <= MOST_SHOWN) {
                line("");
                line(number + ". " + title(message));
                details(message);
                shown += message.size();
            }
        }
        if (number > MOST_SHOWN) {
            line("");
            line("... and " + (report.summary().failing() - shown) + " more; the report files have all of them.");
        }
        if (number > 0) {
            line("");
            line("To allow one, put its line under \"exceptions:\" in waxseal.yml.");
        }
    }

    /** Equal for what was found in one message that one line of code sends: it is shown and mended together. */
    private static Object message(Judgement judgement) {
        Finding finding = judgement.finding();
        return finding == null
                ? judgement.rule()
                : Arrays.asList(
                        judgement.rule(),
                        finding.direction(),
                        finding.request(),
                        finding.destination(),
                        finding.stage(),
                        finding.origin(),
                        judgement.tests(),
                        judgement.count());
    }

    private static String title(List<Judgement> message) {
        Judgement first = message.get(0);
        if (first.finding() == null) {
            return message.size() == 1 ? title(first) : "the audit is incomplete:";
        }
        List<String> kinds =
                message.stream().map(TextFormat::subject).distinct().toList();
        int last = kinds.size() - 1;
        String subject =
                last == 0 ? kinds.get(0) : String.join(", ", kinds.subList(0, last)) + " and " + kinds.get(last);
        return printable(subject) + way(first.finding()) + " (" + first.severity() + ")";
    }

    /** {@code password to payments.example in clear text}. */
    static String title(Judgement judgement) {
        Finding finding = judgement.finding();
        return finding == null
                ? "the audit is incomplete: " + printable(judgement.evidence())
                : printable(subject(judgement)) + way(finding);
    }

    private static String subject(Judgement judgement) {
        Finding finding = judgement.finding();
        return finding == null || finding.kind() == null ? judgement.rule() : finding.kind();
    }

    private static String way(Finding finding) {
        String way = finding.direction() == Finding.Direction.REQUEST ? " to " : " from ";
        return way + printable(finding.destination().host()) + (finding.encrypted() ? "" : " in clear text");
    }

    private void details(List<Judgement> message) {
        Judgement first = message.get(0);
        if (first.finding() != null) {
            details(first.finding(), message);
        } else if (message.size() > 1) {
            message.forEach(judgement -> detail(judgement.evidence()));
        }
        Rule rule = Rule.of(first.rule());
        if (rule != null) {
            named("why", rule.reason());
            named("fix", rule.fix());
        }
        message.stream()
                .map(Judgement::reason)
                .filter(reason -> first.finding() == null || reason.contains("expired"))
                .distinct()
                .forEach(reason -> named("note", reason));
        for (Judgement judgement : message) {
            named("allow", "- {id: " + judgement.id() + ", why: ..., until: YYYY-MM-DD}");
        }
    }

    private void details(Finding finding, List<Judgement> message) {
        Judgement first = message.get(0);
        Finding.Request request = finding.request();
        String via = finding.destination().via();
        detail(request.method() + " " + request.url() + " " + request.version()
                + (via == null ? "" : " via proxy " + via));
        for (Judgement judgement : message) {
            if (judgement.finding() != null && judgement.finding().location() != null) {
                detail(judgement.finding().location() + " = " + judgement.evidence());
            }
        }
        if (finding.origin() != null) {
            detail("at " + frame(finding.origin())
                    + (finding.client().equals("unknown") ? "" : " with " + finding.client()));
        }
        if (!first.tests().isEmpty()) {
            detail("in test " + tests(first.tests()));
        }
        if (finding.stage() == Finding.Stage.ATTEMPT) {
            detail("tried only: it did not reach the network in this run");
        }
        if (first.count() > 1) {
            detail("met " + first.count() + " times");
        }
    }

    /** As a stack trace has it, so that a development environment makes it a link. */
    static String frame(Finding.Origin origin) {
        String method = origin.className() + "." + origin.method();
        if (origin.file() == null) {
            return method + "(Unknown Source)";
        }
        return method + "(" + origin.file() + (origin.line() > 0 ? ":" + origin.line() : "") + ")";
    }

    static String tests(List<Finding.Test> tests) {
        Finding.Test first = tests.get(0);
        return first + (tests.size() == 1 ? "" : " and " + count(tests.size() - 1L, "other"));
    }

    private void tolerated(Report report) {
        long loopback = report.findings().stream()
                .filter(judgement -> judgement.verdict() == Verdict.REPORT && judgement.isLoopback())
                .count();
        long others = report.summary().reported() - loopback;
        line("");
        if (loopback > 0) {
            line(count(loopback, "finding") + " on loopback " + (loopback == 1 ? "is" : "are")
                    + " reported and may pass: nothing left this machine. loopback=fail changes that.");
        }
        if (others > 0) {
            line(count(others, "other finding") + " " + (others == 1 ? "is" : "are") + " reported and may pass"
                    + severities(report) + ".");
        }
        if (report.summary().suppressed() > 0) {
            line(count(report.summary().suppressed(), "finding") + " allowed by waxseal.yml.");
        }
        if (report.summary().baseline() > 0) {
            line(count(report.summary().baseline(), "finding") + " known to the baseline.");
        }
    }

    /** {@code (2 medium, 1 low)}. */
    private static String severities(Report report) {
        StringBuilder severities = new StringBuilder();
        for (Severity severity : Severity.values()) {
            long count = report.findings().stream()
                    .filter(judgement -> judgement.verdict() == Verdict.REPORT
                            && !judgement.isLoopback()
                            && judgement.severity() == severity)
                    .count();
            if (count > 0) {
                severities
                        .append(severities.length() == 0 ? " (" : ", ")
                        .append(count)
                        .append(' ')
                        .append(severity);
            }
        }
        return severities.append(')').toString();
    }

    private void totals(Report report) {
        Report.Requests requests = report.summary().requests();
        line(totals(report.summary(), requests));
        if (!report.heard().isEmpty()) {
            line(heard(report));
        }
        for (Report.Unheard place : report.unheard()) {
            line("Not heard: " + printable(place.toString()) + ".");
        }
        for (String warning : report.warnings()) {
            line("Warning: " + printable(warning) + ".");
        }
    }

    static String heard(Report report) {
        return "Heard: " + printable(String.join(", ", report.heard())) + ".";
    }

    static String totals(Report.Summary summary, Report.Requests requests) {
        return count(requests.total(), "request") + " from " + count(summary.jvms(), "JVM") + ": "
                + requests.encrypted() + " encrypted, "
                + requests.plaintext() + " in clear text to other hosts, "
                + requests.loopback() + " in clear text on loopback.";
    }

    private void detail(String detail) {
        line("     " + printable(detail));
    }

    private void named(String name, String value) {
        line("     " + name + " ".repeat(7 - name.length()) + printable(value));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** What came over the network must not steer a terminal. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> '\ufffd';
                    default -> c;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
