package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code waxseal.sarif} for code scanning: <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a> as GitHub and Azure DevOps take it,
 * one run for any number of modules.
 */
final class SarifFormat implements ReportFormat {

    /** GitHub refuses a run with more. */
    static final int MOST_RESULTS = 25_000;

    /** Other places of one finding; GitHub shows none beyond. */
    private static final int MOST_PLACES = 20;

    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public String fileName() {
        return "waxseal.sarif";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        List<ToldRule> rules = ToldRule.all(report);
        JsonWriter json = JsonText.writer(to);
        json.beginObject();
        json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
        json.name("version").value("2.1.0");
        json.name("runs").beginArray();
        json.beginObject();
        SarifRules.write(rules, json);
        SarifAutomation.write(report.module(), System.getenv(), json);
        invocation(report, json);
        json.name("originalUriBaseIds").beginObject();
        json.name("%SRCROOT%").beginObject();
        JsonText.wrapped(json, "description", "text", "The root of the repository.");
        json.endObject();
        json.endObject();
        json.name("columnKind").value("utf16CodeUnits");
        results(report, rules, json);
        json.endObject();
        json.endArray();
        json.endObject();
        json.flush();
        to.append('\n');
    }

    private static void invocation(Report report, JsonWriter json) throws IOException {
        json.name("invocations").beginArray();
        json.beginObject();
        json.name("executionSuccessful").value(report.isComplete());
        json.name("toolExecutionNotifications").beginArray();
        for (String warning : report.warnings()) {
            notification(json, "warning", warning);
        }
        for (Report.Unheard place : report.unheard()) {
            notification(json, "error", "Not heard: " + place);
        }
        int left = report.findings().size() - MOST_RESULTS;
        if (left > 0) {
            notification(
                    json,
                    "warning",
                    Words.count(left, "finding") + " beyond the worst " + MOST_RESULTS
                            + " are left out; waxseal.json has all of them.");
        }
        json.endArray();
        json.endObject();
        json.endArray();
    }

    private static void notification(JsonWriter json, String level, String text) throws IOException {
        json.beginObject();
        json.name("level").value(level);
        message(json, text);
        json.endObject();
    }

    private static void results(Report report, List<ToldRule> rules, JsonWriter json) throws IOException {
        Map<ToldRule, Integer> indices = new HashMap<>();
        rules.forEach(rule -> indices.put(rule, indices.size()));
        Comparison comparison = report.comparison();
        boolean isCompared = report.findings().stream().anyMatch(judgement -> judgement.verdict() == Verdict.BASELINE);
        Facts.Fingerprints fingerprints = new Facts.Fingerprints();
        json.name("results").beginArray();
        for (Judgement judgement : report.findings()
                .subList(0, Math.min(MOST_RESULTS, report.findings().size()))) {
            ToldRule rule = ToldRule.of(judgement);
            json.beginObject();
            json.name("ruleId").value(rule.id());
            json.name("ruleIndex").value(indices.getOrDefault(rule, -1));
            json.name("level").value(level(judgement));
            message(json, Facts.sentences(judgement) + " Fix: " + Facts.cut(judgement.fix()));
            json.name("locations").beginArray();
            location(
                    judgement.source(),
                    judgement.finding() == null ? null : judgement.finding().origin(),
                    json);
            json.endArray();
            otherPlaces(judgement, json);
            String fingerprint = fingerprints.of(judgement);
            json.name("partialFingerprints").beginObject();
            json.name("primaryLocationLineHash").value(fingerprint); // the one that GitHub reads
            json.name("waxsealId/v1").value(fingerprint);
            json.endObject();
            if (comparison != null) {
                json.name("baselineState").value(comparison.state(judgement));
            } else if (isCompared) {
                json.name("baselineState").value(judgement.verdict() == Verdict.BASELINE ? "unchanged" : "new");
            }
            suppression(judgement, json);
            properties(judgement, json);
            json.endObject();
        }
        json.endArray();
    }

    private static String level(Judgement judgement) {
        if (judgement.verdict() == Verdict.FAIL) {
            return "error";
        }
        boolean isGrave = judgement.severity().compareTo(Severity.MEDIUM) <= 0;
        return isGrave && !judgement.isLocal() ? "warning" : "note";
    }

    private static void location(SourceLine source, Finding.@Nullable Origin origin, JsonWriter json)
            throws IOException {
        json.beginObject();
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(uri(source.path()));
        json.name("uriBaseId").value("%SRCROOT%");
        json.endObject();
        json.name("region").beginObject();
        json.name("startLine").value(source.lineOrFirst());
        json.endObject();
        json.endObject();
        if (origin != null) {
            json.name("logicalLocations").beginArray();
            json.beginObject();
            json.name("fullyQualifiedName").value(Facts.cut(origin.className() + '.' + origin.method()));
            json.name("kind").value("function");
            json.endObject();
            json.endArray();
        }
        json.endObject();
    }

    private static void otherPlaces(Judgement judgement, JsonWriter json) throws IOException {
        StandsFor standsFor = judgement.standsFor();
        Stream<SourceLine> told = standsFor == null ? Stream.empty() : Stream.of(standsFor.source());
        List<SourceLine> others = Stream.concat(
                        told, judgement.places().stream().map(Place::source))
                .filter(source -> !source.equals(judgement.source()))
                .distinct()
                .limit(MOST_PLACES)
                .toList();
        if (!others.isEmpty()) {
            json.name("relatedLocations").beginArray();
            for (SourceLine other : others) {
                location(other, null, json);
            }
            json.endArray();
        }
    }

    private static void suppression(Judgement judgement, JsonWriter json) throws IOException {
        if (judgement.verdict() == Verdict.SUPPRESSED) {
            json.name("suppressions").beginArray();
            json.beginObject();
            json.name("kind").value("external");
            json.name("status").value("accepted");
            json.name("justification").value(Facts.cut(judgement.reason()));
            json.endObject();
            json.endArray();
        }
    }

    private static void properties(Judgement judgement, JsonWriter json) throws IOException {
        json.name("properties").beginObject();
        json.name("verdict").value(judgement.verdict().toString());
        json.name("severity").value(judgement.severity().toString());
        Finding finding = judgement.finding();
        if (finding != null && finding.kind() != null) {
            json.name("kind").value(Facts.cut(finding.kind()));
        }
        if (finding != null) {
            json.name("host").value(Facts.cut(finding.destination().host()));
        }
        json.endObject();
    }

    private static void message(JsonWriter json, String text) throws IOException {
        JsonText.wrapped(json, "message", "text", plain(text));
    }

    /** Brackets are links in SARIF's plain text, and braces place holders, unless they are escaped (§3.11.5, §3.11.6). */
    private static String plain(String text) {
        return OneLine.of(text)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("{", "{{")
                .replace("}", "}}");
    }

    /** A relative reference of RFC 3986: all but unreserved characters and slashes is percent-encoded. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (isPlain || "-._~/".indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                uri.append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return uri.toString();
    }
}
