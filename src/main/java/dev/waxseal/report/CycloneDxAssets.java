package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of a {@linkplain CycloneDxFormat CycloneDX document}: protocols by destination, then what these are made of. */
final class CycloneDxAssets {

    private static final String NEGOTIATED = "negotiated";

    private final Report report;
    private final List<Protocol> protocols = new ArrayList<>();
    private final Map<String, Sealed> certificates = new TreeMap<>();
    private final Map<String, CycloneDxAlgorithm> algorithms = new TreeMap<>();

    /** How connections to a destination were sealed in one version of the protocol, the weakest way first. */
    private record Protocol(
            Counting.Destination to, @Nullable String version, List<Sealed> ways) {

        String ref() {
            return "protocol:" + (version == null ? "TLS" : version) + ":" + CycloneDxFormat.endpoint(to);
        }

        /** {@code 1.3} of {@code TLSv1.3}. */
        @Nullable String number() {
            return version == null ? null : version.equals("TLSv1") ? "1.0" : version.replace("TLSv", "");
        }

        List<String> all(Function<Sealed, @Nullable String> fact) {
            return ways.stream()
                    .map(fact)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
        }

        Protocol only(String cipher) {
            return new Protocol(
                    to,
                    version,
                    ways.stream().filter(way -> cipher.equals(way.cipher())).toList());
        }

        /** Of several ways the worst. */
        String postQuantum() {
            return Stream.of("not offered", "offered, not chosen", NEGOTIATED)
                    .filter(answer -> ways.stream().anyMatch(way -> answer.equals(postQuantum(way))))
                    .findFirst()
                    .orElseThrow();
        }

        private static String postQuantum(Sealed way) {
            return Seal.isPostQuantum(way) ? NEGOTIATED : way.hybrid() ? "offered, not chosen" : "not offered";
        }
    }

    private CycloneDxAssets(Report report) {
        this.report = report;
    }

    static CycloneDxAssets of(Report report) {
        CycloneDxAssets assets = new CycloneDxAssets(report);
        for (Counting.Destination destination : report.destinations()) {
            if (destination.encrypted()) {
                assets.add(destination, Seal.of(destination, report).ways());
            }
        }
        return assets;
    }

    private void add(Counting.Destination to, List<Sealed> ways) {
        Map<String, List<Sealed>> agreed = new LinkedHashMap<>();
        for (Sealed way : ways) {
            if (way.isAgreed() && way.protocol() != null) {
                agreed.computeIfAbsent(way.protocol(), version -> new ArrayList<>())
                        .add(way);
                add(way);
            }
        }
        agreed.forEach((version, alike) -> protocols.add(new Protocol(to, version, alike)));
        if (agreed.isEmpty()) {
            protocols.add(new Protocol(to, null, ways)); // TLS it is; how it began was not heard, or came to nothing
        }
    }

    private void add(Sealed way) {
        if (way.cipher() != null) {
            CycloneDxAlgorithm.ofSuite(way.cipher()).forEach(this::add);
        }
        if (way.group() != null) {
            add(CycloneDxAlgorithm.ofGroup(way.group()));
        }
        if (way.proof() != null) {
            add(CycloneDxAlgorithm.ofSignature(way.proof()));
        }
        if (way.subject() != null) {
            certificates.putIfAbsent(CycloneDxCertificate.ref(way), way);
            if (way.signature() != null) {
                add(CycloneDxAlgorithm.ofSignature(way.signature()));
            }
        }
    }

    private void add(CycloneDxAlgorithm algorithm) {
        algorithms.put(algorithm.ref(), algorithm);
    }

    void write(JsonWriter json) throws IOException {
        json.name("components").beginArray();
        for (Protocol protocol : protocols) {
            write(protocol, json);
        }
        for (Map.Entry<String, Sealed> certificate : certificates.entrySet()) {
            CycloneDxCertificate.write(certificate.getKey(), certificate.getValue(), report.began(), json);
        }
        for (CycloneDxAlgorithm algorithm : algorithms.values()) {
            algorithm.write(json);
        }
        json.endArray();
    }

    private void write(Protocol protocol, JsonWriter json) throws IOException {
        String to = Facts.cut(protocol.to.host()) + ":" + protocol.to.port();
        begin(protocol.ref(), (protocol.version == null ? "TLS" : protocol.version) + " to " + to, json);
        occurrences(protocol.to, json);
        json.name("cryptoProperties").beginObject();
        json.name("assetType").value("protocol");
        json.name("protocolProperties").beginObject();
        json.name("type").value("tls");
        if (protocol.number() != null) {
            json.name("version").value(protocol.number());
            json.name("cipherSuites").beginArray();
            for (String cipher : protocol.all(Sealed::cipher)) {
                suite(cipher, protocol.only(cipher), json);
            }
            json.endArray();
        }
        List<Sealed> shown = protocol.ways.stream()
                .filter(way -> way.isAgreed() && way.subject() != null)
                .toList();
        if (!shown.isEmpty()) {
            json.name("relatedCryptographicAssets").beginArray();
            for (String ref : shown.stream()
                    .map(CycloneDxCertificate::ref)
                    .distinct()
                    .sorted()
                    .toList()) {
                related("certificate", ref, json);
            }
            json.endArray();
        }
        json.endObject();
        json.endObject();
        json.name("properties").beginArray();
        if (protocol.version == null) {
            for (String outcome : protocol.all(Sealed::outcome)) {
                CycloneDxFormat.property(json, "waxseal:outcome", outcome);
            }
        } else {
            CycloneDxFormat.property(json, "waxseal:post-quantum", protocol.postQuantum());
        }
        long connections = protocol.ways.isEmpty()
                ? protocol.to.requests()
                : protocol.ways.stream().mapToLong(Sealed::count).sum();
        CycloneDxFormat.property(json, "waxseal:connections", "" + connections);
        json.endArray();
        json.endObject();
    }

    static void begin(String ref, String name, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("type").value("cryptographic-asset");
        json.name("bom-ref").value(ref);
        json.name("name").value(name);
    }

    private static void suite(String cipher, Protocol ways, JsonWriter json) throws IOException {
        List<String> groups = ways.all(Sealed::group);
        json.beginObject();
        json.name("name").value(Facts.cut(cipher));
        json.name("algorithms").beginArray();
        for (CycloneDxAlgorithm algorithm : CycloneDxAlgorithm.ofSuite(cipher)) {
            json.value(algorithm.ref());
        }
        for (String group : groups) {
            json.value(CycloneDxAlgorithm.ofGroup(group).ref());
        }
        json.endArray();
        strings("tlsGroups", groups, json);
        strings("tlsSignatureSchemes", ways.all(Sealed::proof), json); // TLS 1.3 hides it
        json.endObject();
    }

    private static void strings(String name, List<String> values, JsonWriter json) throws IOException {
        if (!values.isEmpty()) {
            JsonText.strings(json, name, values.stream().map(Facts::cut).toList());
        }
    }

    static void related(String type, String ref, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("type").value(type);
        json.name("ref").value(ref);
        json.endObject();
    }

    /** The lines of the application from which this was met, as far as they are known. */
    private void occurrences(Counting.Destination to, JsonWriter json) throws IOException {
        Stream<Finding.Origin> lines = Stream.concat(
                report.sealedFrom().stream().filter(from -> from.isTo(to)).map(from -> from.origin()),
                report.findings().stream()
                        .map(Judgement::finding)
                        .filter(finding -> finding != null
                                && finding.encrypted()
                                && finding.destination().host().equals(to.host())
                                && finding.destination().port() == to.port())
                        .map(Finding::origin));
        List<Finding.Origin> sorted = lines.filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(Finding.Origin::className)
                        .thenComparing(Finding.Origin::line)
                        .thenComparing(Finding.Origin::method))
                .toList();
        if (sorted.isEmpty()) {
            return;
        }
        json.name("evidence").beginObject();
        json.name("occurrences").beginArray();
        for (Finding.Origin line : sorted) {
            json.beginObject();
            json.name("location").value(Facts.cut(line.className()));
            json.name("line").value(line.line());
            json.name("symbol").value(Facts.cut(line.method()));
            json.name("additionalContext").value(Facts.cut(Words.frame(line)));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
