package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.catalogue.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * {@code waxseal-sonar.json} for SonarQube's {@code sonar.externalIssuesReportPaths}: its <a
 * href="https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format/">generic
 * format of 10.3 and later</a>. It knows no exceptions, so what is allowed is left out.
 */
final class SonarFormat implements ReportFormat {

    private static final String ENGINE = "waxseal";
    private static final int MOST_PLACES = 20;

    @Override
    public String name() {
        return "sonar";
    }

    @Override
    public String fileName() {
        return "waxseal-sonar.json";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        JsonWriter json = JsonText.writer(to);
        json.beginObject();
        json.name("rules").beginArray();
        for (ToldRule rule : ToldRule.all(report)) {
            write(rule, json);
        }
        json.endArray();
        json.name("issues").beginArray();
        for (Judgement judgement : report.open()) {
            write(judgement, json);
        }
        json.endArray();
        json.endObject();
        json.flush();
        to.append('\n');
    }

    private static void write(ToldRule rule, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(rule.title());
        json.name("description").value(rule.reason() + " " + rule.fix());
        json.name("engineId").value(ENGINE);
        json.name("cleanCodeAttribute").value("TRUSTWORTHY");
        json.name("type").value("VULNERABILITY");
        json.name("severity").value(severity(rule.severity()));
        json.name("impacts").beginArray();
        json.beginObject();
        json.name("softwareQuality").value("SECURITY");
        json.name("severity").value(impact(rule.severity()));
        json.endObject();
        json.endArray();
        json.endObject();
    }

    private static void write(Judgement judgement, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("ruleId").value(ToldRule.of(judgement).id());
        json.name("primaryLocation").beginObject();
        location(Facts.sentences(judgement), judgement.source(), json);
        json.endObject();
        List<Place> others = judgement.places().stream()
                .filter(place -> !place.source().equals(judgement.source()))
                .limit(MOST_PLACES)
                .toList();
        if (!others.isEmpty()) {
            json.name("secondaryLocations").beginArray();
            for (Place other : others) {
                json.beginObject();
                String asked = Words.asked(
                        List.of(other.request().method()), other.request().url());
                location(Facts.cut(asked), other.source(), json);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void location(String message, SourceLine source, JsonWriter json) throws IOException {
        json.name("message").value(message);
        json.name("filePath").value(source.path());
        if (source.line() > 0) { // without a line it is the file's
            json.name("textRange").beginObject();
            json.name("startLine").value(source.line());
            json.endObject();
        }
    }

    /** As SonarQube called it before there were impacts; it reads both. */
    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "BLOCKER";
            case HIGH -> "CRITICAL";
            case MEDIUM -> "MAJOR";
            case LOW -> "MINOR";
            case INFO -> "INFO";
        };
    }

    /** Of the three that all versions since 10.3 know. */
    private static String impact(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "HIGH";
            case MEDIUM -> "MEDIUM";
            case LOW, INFO -> "LOW";
        };
    }
}
