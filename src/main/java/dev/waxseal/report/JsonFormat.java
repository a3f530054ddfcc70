package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code waxseal.json} for machines; its shape is {@code waxseal-report-1.schema.json}. */
final class JsonFormat implements ReportFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String fileName() {
        return "waxseal.json";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        JsonWriter json = JsonText.writer(to);
        json.beginObject();
        json.name("schema").value("waxseal-report/1");
        json.name("tool").beginObject();
        json.name("name").value("waxseal");
        json.name("version").value(Version.CURRENT);
        json.endObject();
        JsonText.strings(json, "policies", report.policies());
        json.name("complete").value(report.isComplete());
        JsonText.strings(json, "warnings", report.warnings());
        write(report.summary(), json.name("summary"));
        JsonText.strings(json, "heard", report.heard());
        json.name("unheard").beginArray();
        for (Report.Unheard place : report.unheard()) {
            json.beginObject();
            json.name("place").value(place.place());
            json.name("at").value(place.at());
            json.name("because").value(place.because());
            json.endObject();
        }
        json.endArray();
        json.name("findings").beginArray();
        for (Judgement judgement : report.findings()) {
            write(judgement, report.comparison(), json);
        }
        json.endArray();
        json.name("destinations").beginArray();
        for (Counting.Destination destination : report.destinations()) {
            write(destination, report, json);
        }
        json.endArray();
        JsonText.strings(json, "local", report.local());
        Comparison comparison = report.comparison();
        if (comparison != null) {
            json.name("comparison").beginObject();
            json.name("with").value(comparison.with());
            json.name("new").value(comparison.fresh().size());
            json.name("unchanged").value(comparison.unchanged());
            JsonText.strings(json, "fixed", comparison.fixed());
            json.endObject();
        }
        json.endObject();
        json.flush();
        to.append('\n');
    }

    private static void write(Report.Summary summary, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("failing").value(summary.failing());
        json.name("reported").value(summary.reported());
        json.name("suppressed").value(summary.suppressed());
        json.name("baseline").value(summary.baseline());
        json.name("requests").beginObject();
        json.name("plaintext").value(summary.requests().plaintext());
        json.name("loopback").value(summary.requests().loopback());
        json.name("encrypted").value(summary.requests().encrypted());
        json.endObject();
        json.name("jvms").value(summary.jvms());
        json.endObject();
    }

    private static void write(Judgement judgement, @Nullable Comparison comparison, JsonWriter json)
            throws IOException {
        json.beginObject();
        json.name("id").value(judgement.id());
        json.name("rule").value(judgement.rule());
        json.name("severity").value(judgement.severity().toString());
        json.name("verdict").value(judgement.verdict().toString());
        json.name("reason").value(judgement.reason());
        json.name("fix").value(judgement.fix());
        if (comparison != null) {
            json.name("state").value(comparison.state(judgement));
        }
        write(judgement.source(), json.name("source"));
        StandsFor standsFor = judgement.standsFor();
        if (standsFor != null) {
            json.name("standsFor").beginObject();
            json.name("url").value(standsFor.url());
            json.name("encrypted").value(standsFor.isSealed());
            write(standsFor.source(), json.name("source"));
            json.endObject();
        }
        Finding finding = judgement.finding();
        if (finding == null) {
            json.name("evidence").value(judgement.evidence());
        } else {
            write(finding, judgement, json);
        }
        json.name("count").value(judgement.count());
        json.endObject();
    }

    private static void write(Finding finding, Judgement judgement, JsonWriter json) throws IOException {
        json.name("kind").value(finding.kind());
        json.name("direction").value(finding.direction().toString());
        json.name("location").value(finding.location());
        json.name("evidence").value(judgement.evidence());
        write(finding.request(), json.name("request"));
        json.name("destination").beginObject();
        json.name("host").value(finding.destination().host());
        json.name("port").value(finding.destination().port());
        json.name("address").value(finding.destination().address());
        json.name("via").value(finding.destination().via());
        json.endObject();
        json.name("local").value(judgement.isLocal());
        json.name("encrypted").value(finding.encrypted());
        json.name("stage").value(finding.stage().toString());
        json.name("client").value(finding.client());
        write(finding.origin(), json.name("origin"));
        if (!judgement.modules().isEmpty()) {
            JsonText.strings(json, "modules", judgement.modules());
        }
        List<Finding.Test> tests = judgement.tests();
        json.name("test");
        if (tests.isEmpty()) {
            json.nullValue();
        } else {
            write(tests.get(0), json);
        }
        json.name("tests").beginArray();
        for (Finding.Test test : tests) {
            write(test, json);
        }
        json.endArray();
        json.name("places").beginArray();
        for (Place place : judgement.places()) {
            json.beginObject();
            write(place.request(), json.name("request"));
            json.name("stage").value(place.stage().toString());
            write(place.origin(), json.name("origin"));
            write(place.source(), json.name("source"));
            json.name("count").value(place.count());
            json.endObject();
        }
        json.endArray();
    }

    private static void write(Finding.Request request, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("method").value(request.method());
        json.name("url").value(request.url());
        json.name("version").value(request.version());
        json.endObject();
    }

    private static void write(Finding.@Nullable Origin origin, JsonWriter json) throws IOException {
        if (origin == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("class").value(origin.className());
        json.name("method").value(origin.method());
        json.name("file").value(origin.file());
        json.name("line").value(origin.line());
        json.endObject();
    }

    private static void write(SourceLine source, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("path").value(source.path());
        json.name("line").value(source.line());
        json.endObject();
    }

    private static void write(Finding.Test test, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("class").value(test.className());
        json.name("method").value(test.method());
        json.endObject();
    }

    private static void write(Counting.Destination destination, Report report, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("host").value(destination.host());
        json.name("port").value(destination.port());
        json.name("scheme").value(destination.scheme());
        json.name("requests").value(destination.requests());
        json.name("encrypted").value(destination.encrypted());
        Seals.write(destination, report, json);
        json.endObject();
    }
}
