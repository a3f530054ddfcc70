package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * {@code gl-code-quality-report.json} for GitLab's <a
 * href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">merge requests</a>, in every edition. It
 * knows no exceptions, so what is allowed is left out.
 */
final class GitLabQualityFormat implements ReportFormat {

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String fileName() {
        return "gl-code-quality-report.json";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        Facts.Fingerprints fingerprints = new Facts.Fingerprints();
        JsonWriter json = JsonText.writer(to);
        json.beginArray();
        for (Judgement judgement : report.open()) {
            json.beginObject();
            json.name("type").value("issue"); // this and the categories are for readers of Code Climate's format
            JsonText.strings(json, "categories", List.of("Security"));
            json.name("description").value(Facts.sentences(judgement));
            json.name("check_name").value(ToldRule.of(judgement).id());
            json.name("fingerprint").value(fingerprints.of(judgement));
            json.name("severity").value(severity(judgement));
            json.name("location").beginObject();
            json.name("path").value(judgement.source().path());
            json.name("lines").beginObject();
            json.name("begin").value(judgement.source().lineOrFirst());
            json.endObject();
            json.endObject();
            json.endObject();
        }
        json.endArray();
        json.flush();
        to.append('\n');
    }

    private static String severity(Judgement judgement) {
        return switch (judgement.told()) {
            case CRITICAL -> "blocker";
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
            case INFO -> "info";
        };
    }
}
