package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Counting;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * {@code waxseal.cdx.json}, an inventory of what is encrypted and how: a <a
 * href="https://cyclonedx.org/docs/1.7/json/">CycloneDX 1.7</a> document whose components are the protocols, certificates and
 * algorithms that were met, and whose services are where the data went (a "CBOM").
 */
final class CycloneDxFormat implements ReportFormat {

    private static final String SCHEMA = "http://cyclonedx.org/schema/bom-1.7.schema.json";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]+]");

    /** What needs no percent code in the name of a host, besides letters and digits (RFC 3986 section 2.3). */
    private static final String UNRESERVED = "-._~";

    @Override
    public String name() {
        return "cyclonedx";
    }

    @Override
    public String fileName() {
        return "waxseal.cdx.json";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        JsonWriter json = JsonText.writer(to);
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("bomFormat").value("CycloneDX");
        json.name("specVersion").value("1.7");
        json.name("serialNumber").value("urn:uuid:" + serial(report));
        json.name("version").value(1);
        metadata(report, json);
        CycloneDxAssets.of(report).write(json);
        CycloneDxServices.write(report, json);
        json.endObject();
        json.flush();
        to.append('\n');
    }

    /** The same for the same report, and for no other. */
    private static UUID serial(Report report) {
        String content = report.began()
                + report.module()
                + report.destinations()
                + report.sealed()
                + report.sealedFrom()
                + report.findings().stream().map(Judgement::id).toList();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void metadata(Report report, JsonWriter json) throws IOException {
        json.name("metadata").beginObject();
        // when the tests ran, and not when the report was written
        json.name("timestamp")
                .value(report.began().truncatedTo(ChronoUnit.SECONDS).toString());
        json.name("lifecycles").beginArray();
        json.beginObject();
        json.name("phase").value("build");
        json.endObject();
        json.endArray();
        json.name("tools").beginObject();
        json.name("components").beginArray();
        json.beginObject();
        json.name("type").value("application");
        json.name("name").value("waxseal");
        json.name("version").value(Version.CURRENT);
        json.endObject();
        json.endArray();
        json.endObject();
        json.name("properties").beginArray();
        property(json, "waxseal:audit", report.isComplete() ? "complete" : "incomplete");
        if (!report.module().isEmpty()) {
            property(json, "waxseal:module", report.module());
        }
        json.endArray();
        json.endObject();
    }

    static void property(JsonWriter json, String name, String value) throws IOException {
        json.beginObject();
        json.name("name").value(name);
        json.name("value").value(Facts.cut(value));
        json.endObject();
    }

    /** {@code https://payments.example:443}, whatever the host is called. */
    static String endpoint(Counting.Destination destination) {
        return endpoint(destination.scheme(), destination.host(), destination.port());
    }

    static String endpoint(String scheme, String host, int port) {
        String name = Facts.cut(host);
        StringBuilder endpoint = new StringBuilder(SCHEME.matcher(scheme).matches() ? scheme : "unknown").append("://");
        if (ADDRESS.matcher(name).matches()) {
            endpoint.append(name);
        } else {
            for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
                boolean isUnreserved = b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
                endpoint.append(isUnreserved ? "" + (char) b : String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return endpoint.append(':').append(port).toString();
    }
}
