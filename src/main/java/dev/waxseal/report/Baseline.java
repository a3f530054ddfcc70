package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The findings that a team lives with for now, so that only new ones fail. It holds ids and what they are, and nothing that
 * differs from machine to machine, so that it can be kept with the sources.
 */
public final class Baseline {

    /** What the file is called where nobody says how. */
    public static final String USUAL = "waxseal-baseline.json";

    private Baseline() {}

    /** How many findings it would hold: all that fail or are reported, and not that the audit is incomplete. */
    public static long size(Report report) {
        return findings(report).size();
    }

    /** Writes it. */
    public static void write(Report report, Path file) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = JsonText.writer(text);
        json.beginObject();
        json.name("schema").value("waxseal-baseline/1");
        json.name("summary").beginObject();
        json.name("requests").beginObject();
        json.name("plaintext").value(report.summary().requests().plaintext());
        json.name("loopback").value(report.summary().requests().loopback());
        json.name("encrypted").value(report.summary().requests().encrypted());
        json.endObject();
        json.endObject();
        json.name("findings").beginArray();
        for (Judgement judgement : findings(report)) {
            json.beginObject();
            json.name("id").value(judgement.id());
            json.name("rule").value(judgement.rule());
            Finding finding = judgement.finding();
            if (finding != null) {
                json.name("kind").value(finding.kind());
                json.name("destination").beginObject();
                json.name("host").value(finding.destination().host());
                json.endObject();
            }
            json.name("source").value(judgement.source().path());
            json.endObject();
        }
        json.endArray();
        json.endObject();
        json.flush();
        Files.writeString(file, text.append('\n').toString());
    }

    private static List<Judgement> findings(Report report) {
        return report.findings().stream()
                .filter(judgement -> judgement.verdict() != Verdict.SUPPRESSED && judgement.finding() != null)
                .sorted(Comparator.comparing(Judgement::id))
                .toList();
    }
}
