package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The services of a {@linkplain CycloneDxFormat CycloneDX document}: where requests went, and with which kinds of data. */
final class CycloneDxServices {

    private CycloneDxServices() {}

    static void write(Report report, JsonWriter json) throws IOException {
        Map<String, Counting.Destination> destinations = new TreeMap<>();
        for (Counting.Destination destination : report.destinations()) {
            if (!destination.scheme().equals("unix")) {
                destinations.put(CycloneDxFormat.endpoint(destination), destination);
            }
        }
        json.name("services").beginArray();
        for (Map.Entry<String, Counting.Destination> destination : destinations.entrySet()) {
            write(destination.getKey(), destination.getValue(), report, json);
        }
        json.endArray();
    }

    private static void write(String endpoint, Counting.Destination to, Report report, JsonWriter json)
            throws IOException {
        json.beginObject();
        json.name("bom-ref").value("service:" + endpoint);
        json.name("name").value(to.host().isBlank() ? "unknown" : Facts.cut(to.host()));
        json.name("endpoints").beginArray().value(endpoint).endArray();
        boolean isLocal = LocalHosts.DEFAULT.has(to) || report.local().contains(to.host());
        json.name("x-trust-boundary").value(!isLocal);
        data(to, report, json);
        json.name("properties").beginArray();
        CycloneDxFormat.property(json, "waxseal:encrypted", "" + to.encrypted());
        CycloneDxFormat.property(json, "waxseal:requests", "" + to.requests());
        json.endArray();
        json.endObject();
    }

    /** Each kind of sensitive data that was seen on the way there or back, once. */
    private static void data(Counting.Destination to, Report report, JsonWriter json) throws IOException {
        TreeSet<String> outbound = new TreeSet<>();
        TreeSet<String> inbound = new TreeSet<>();
        for (Judgement judgement : report.findings()) {
            Finding finding = judgement.finding();
            if (finding != null
                    && finding.kind() != null
                    && finding.stage() == Finding.Stage.WIRE
                    && finding.encrypted() == to.encrypted()
                    && finding.destination().host().equals(to.host())
                    && finding.destination().port() == to.port()) {
                boolean isRequest = finding.direction() == Finding.Direction.REQUEST;
                (isRequest ? outbound : inbound).add(Facts.cut(Objects.requireNonNull(finding.kind())));
            }
        }
        if (!outbound.isEmpty() || !inbound.isEmpty()) {
            json.name("data").beginArray();
            for (String kind : outbound) {
                flow("outbound", kind, json);
            }
            for (String kind : inbound) {
                flow("inbound", kind, json);
            }
            json.endArray();
        }
    }

    private static void flow(String direction, String kind, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("flow").value(direction);
        json.name("classification").value(kind);
        json.endObject();
    }
}
