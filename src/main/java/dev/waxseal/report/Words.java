package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.util.List;

/** What all formats for people say in the same words. */
final class Words {

    /** Tests and places that are named where one reads in passing; the JSON report has all. */
    static final int FEW = 3;

    private Words() {}

    /** {@code password to payments.example in clear text}. */
    static String title(Judgement judgement) {
        Finding finding = judgement.finding();
        return finding == null
                ? "the audit is incomplete: " + OneLine.of(judgement.evidence())
                : OneLine.of(subject(judgement)) + way(finding);
    }

    /** What it is about: a kind of data, a protocol, or the rule itself. */
    static String subject(Judgement judgement) {
        Finding finding = judgement.finding();
        if (judgement.rule().equals(Rule.PLAINTEXT_PROTOCOL.id())) {
            return judgement.evidence();
        }
        return finding == null || finding.kind() == null ? judgement.rule() : finding.kind();
    }

    static String way(Finding finding) {
        String way = finding.direction() == Finding.Direction.REQUEST ? " to " : " from ";
        return way
                + OneLine.of(finding.destination().host())
                + (finding.encrypted() ? "" : " in clear text")
                + (finding.stage() == Finding.Stage.ATTEMPT ? ", tried only" : "");
    }

    /** {@code GET and POST http://payments.example/login}, all methods it stands for. */
    static String asked(List<String> methods, String url) {
        String asked = all(methods.stream().filter(method -> !method.isEmpty()).toList());
        return asked.isEmpty() ? url : asked + ' ' + url;
    }

    /** {@code payments.example:80 via proxy proxy.example:3128 (payments.example is 127.0.0.1)}. */
    static String destination(Finding.Destination to) {
        return to.host() + (to.port() > 0 ? ":" + to.port() : "") + route(to);
    }

    /** The proxy in between, and the address that a name turned out to be. */
    static String route(Finding.Destination to) {
        String via = to.via();
        String host = via == null ? to.host() : to.viaHost();
        String address =
                to.address() == null || to.address().equals(host) ? "" : " (" + host + " is " + to.address() + ")";
        return (via == null ? "" : " via proxy " + via) + address;
    }

    /** As a stack trace has it, so that a development environment makes it a link. */
    static String frame(Finding.Origin origin) {
        String method = origin.className() + "." + origin.method();
        if (origin.file() == null) {
            return method + "(Unknown Source)";
        }
        return method + "(" + origin.file() + (origin.line() > 0 ? ":" + origin.line() : "") + ")";
    }

    /** The first few, and how many more there are. */
    static String tests(List<Finding.Test> tests) {
        List<String> names = tests.stream().map(Finding.Test::toString).toList();
        return tests.size() <= FEW
                ? all(names)
                : String.join(", ", names.subList(0, FEW)) + " and " + count(tests.size() - (long) FEW, "other");
    }

    static String heard(Report report) {
        return "Heard: " + OneLine.of(String.join(", ", report.heard())) + ".";
    }

    /** What leaked is there for those who have to change it. */
    static String evidence(Report report) {
        return "Sealed beside the journals: " + OneLine.of(String.join("; ", report.evidence()))
                + ". The command \"open\" tells them to whoever holds the key.";
    }

    /** Which policy it was: who wonders why an exception does not hold looks here first. */
    static String judges(Report report) {
        return report.policies().isEmpty()
                ? "the usual policy, for there is no waxseal.yml"
                : String.join(", ", report.policies());
    }

    /** What it comes to. */
    static String headline(Report report) {
        long failing = report.summary().failing();
        return failing > 0
                ? count(failing, "finding") + " must not pass"
                : report.isComplete() ? "Nothing that must not pass" : "Nothing that must not pass was heard";
    }

    static String totals(Report.Summary summary) {
        Report.Requests requests = summary.requests();
        return count(requests.total(), "request") + " from " + count(summary.jvms(), "JVM") + ": "
                + requests.encrypted() + " encrypted, "
                + requests.plaintext() + " in clear text to other hosts, "
                + requests.loopback() + " in clear text on loopback.";
    }

    static String local(Report report) {
        return "Local because waxseal.yml says so: " + OneLine.of(String.join(", ", report.local())) + ".";
    }

    /** {@code a, b and c}. */
    static String all(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
