package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code gl-sast-report.json} for GitLab's vulnerability report: a <a
 * href="https://gitlab.com/gitlab-org/security-products/security-report-schemas">security report</a> of the type that points
 * at lines of code. GitLab keeps exceptions of its own, so what is allowed here is left out.
 */
final class GitLabSecurityFormat implements ReportFormat {

    /** One that every GitLab since 16 takes. */
    private static final String SCHEMA = "15.0.6";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String fileName() {
        return "gl-sast-report.json";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        JsonWriter json = JsonText.writer(to);
        json.beginObject();
        json.name("version").value(SCHEMA);
        scan(report, json);
        Facts.Fingerprints fingerprints = new Facts.Fingerprints();
        json.name("vulnerabilities").beginArray();
        for (Judgement judgement : report.open()) {
            write(judgement, fingerprints.of(judgement), json);
        }
        json.endArray();
        json.endObject();
        json.flush();
        to.append('\n');
    }

    private static void scan(Report report, JsonWriter json) throws IOException {
        json.name("scan").beginObject();
        for (String part : List.of("analyzer", "scanner")) {
            json.name(part).beginObject();
            json.name("id").value("waxseal");
            json.name("name").value("Waxseal");
            json.name("version").value(Version.CURRENT);
            JsonText.wrapped(json, "vendor", "name", "Waxseal");
            json.endObject();
        }
        json.name("type").value("sast");
        // when the tests ran, and not when the report was written: the same for the same journals
        json.name("start_time").value(TIME.format(report.began()));
        json.name("end_time").value(TIME.format(report.began()));
        json.name("status").value(report.isComplete() ? "success" : "failure");
        json.name("messages").beginArray();
        for (String warning : report.warnings()) {
            json.beginObject();
            json.name("level").value("warn");
            json.name("value").value(Facts.cut("Warning: " + warning));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void write(Judgement judgement, String fingerprint, JsonWriter json) throws IOException {
        ToldRule rule = ToldRule.of(judgement);
        json.beginObject();
        json.name("id").value(fingerprint);
        json.name("name").value(abbreviated(Facts.title(judgement)));
        json.name("description").value(description(judgement, rule));
        json.name("severity").value(severity(judgement));
        json.name("solution").value(rule.fix());
        json.name("identifiers").beginArray();
        // the first tells vulnerabilities of one line apart, so that it must be the finding's own
        identifier(json, "waxseal_id", "Waxseal " + fingerprint, fingerprint);
        identifier(json, "waxseal_rule", "Waxseal rule " + rule.id(), rule.id());
        for (String number : rule.weaknesses()) {
            json.beginObject();
            json.name("type").value("cwe");
            json.name("name").value("CWE-" + number);
            json.name("value").value(number);
            json.name("url").value(SarifRules.weakness(number));
            json.endObject();
        }
        json.endArray();
        json.name("location").beginObject();
        json.name("file").value(judgement.source().path());
        json.name("start_line").value(judgement.source().lineOrFirst());
        Finding finding = judgement.finding();
        if (finding != null && finding.origin() != null) {
            json.name("class").value(Facts.cut(finding.origin().className()));
            json.name("method").value(Facts.cut(finding.origin().method()));
        }
        json.endObject();
        json.endObject();
    }

    private static void identifier(JsonWriter json, String type, String name, String value) throws IOException {
        json.beginObject();
        json.name("type").value(type);
        json.name("name").value(name);
        json.name("value").value(value);
        json.endObject();
    }

    /** GitLab shows it as Markdown. */
    private static String description(Judgement judgement, ToldRule rule) {
        StringBuilder description = new StringBuilder(rule.reason()).append("\n");
        for (String line : Facts.lines(judgement)) {
            description.append("\n- ").append(Markdown.code(line));
        }
        return description.append('\n').toString();
    }

    private static String abbreviated(String name) {
        int longest = 250; // the schema allows 255
        return name.length() <= longest
                ? name
                : name.substring(0, Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest)
                        + "...";
    }

    private static String severity(Judgement judgement) {
        return switch (judgement.told()) {
            case CRITICAL -> "Critical";
            case HIGH -> "High";
            case MEDIUM -> "Medium";
            case LOW -> "Low";
            case INFO -> "Info";
        };
    }
}
