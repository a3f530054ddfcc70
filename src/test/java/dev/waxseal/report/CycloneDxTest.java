package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inventory of what is encrypted, as those read it who look for what a quantum computer will break. */
class CycloneDxTest {

    private static final Counting.Destination PAYMENTS =
            new Counting.Destination("payments.example", 443, "https", 3, true);

    private static final SealedFrom PAY = new SealedFrom(
            "payments.example", 443, "https", new Finding.Origin("com.acme.Pay", "charge", "Pay.java", 42), 3);

    @Test
    void a_hybrid_a_classical_and_a_downgraded_key_exchange_are_three_documents() throws IOException {
        JsonObject hybrid = written(new Run().sealed(PAYMENTS, PAY, way("X25519MLKEM768", true)));
        JsonObject classical = written(new Run().sealed(PAYMENTS, PAY, way("x25519", false)));
        JsonObject downgraded = written(new Run().sealed(PAYMENTS, PAY, way("x25519", true)));

        assertThat(property(protocol(hybrid), "waxseal:post-quantum")).isEqualTo("negotiated");
        assertThat(property(protocol(classical), "waxseal:post-quantum")).isEqualTo("not offered");
        assertThat(property(protocol(downgraded), "waxseal:post-quantum")).isEqualTo("offered, not chosen");
        assertThat(level(hybrid, "algorithm:X25519MLKEM768")).isEqualTo(3);
        assertThat(level(classical, "algorithm:x25519")).isEqualTo(0);
        assertThat(Set.of(hybrid.get("serialNumber"), classical.get("serialNumber"), downgraded.get("serialNumber")))
                .hasSize(3);
    }

    @Test
    void a_destination_is_a_protocol_with_version_suites_groups_and_the_line_it_was_met_at() throws IOException {
        JsonObject protocol = protocol(written(new Run().sealed(PAYMENTS, PAY, way("x25519", false))));

        assertThat(protocol.getAsJsonObject("cryptoProperties").getAsJsonObject("protocolProperties"))
                .isEqualTo(JsonParser.parseString("""
                        {"type":"tls","version":"1.3","cipherSuites":[{"name":"TLS_AES_256_GCM_SHA384",
                         "algorithms":["algorithm:AES-256-GCM","algorithm:SHA-384","algorithm:x25519"],
                         "tlsGroups":["x25519"]}]}"""));
        assertThat(protocol.getAsJsonObject("evidence")).isEqualTo(JsonParser.parseString("""
                        {"occurrences":[{"location":"com.acme.Pay","line":42,"symbol":"charge",
                         "additionalContext":"com.acme.Pay.charge(Pay.java:42)"}]}"""));
    }

    @Test
    void a_certificate_that_was_seen_has_its_fingerprint_its_validity_and_its_state() throws IOException {
        Sealed older =
                SealTest.way("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "secp256r1", "payments.example");
        JsonObject document = written(new Run().sealed(PAYMENTS, older));
        JsonObject certificate = component(document, "certificate:" + "9f".repeat(32));

        assertThat(certificate.getAsJsonObject("cryptoProperties").getAsJsonObject("certificateProperties"))
                .isEqualTo(JsonParser.parseString("""
                        {"serialNumber":"5c1f","subjectName":"payments.example","issuerName":"Acme Root",
                         "notValidBefore":"2026-01-31T00:00:00Z","notValidAfter":"2027-01-31T00:00:00Z",
                         "certificateState":[{"state":"pre-activation"}],"certificateFormat":"X.509",
                         "fingerprint":{"alg":"SHA-256","content":"%s"},
                         "relatedCryptographicAssets":[{"type":"algorithm","ref":"algorithm:SHA256withRSA"}]}""".formatted("9f".repeat(32))));
        JsonObject suite = protocol(document)
                .getAsJsonObject("cryptoProperties")
                .getAsJsonObject("protocolProperties")
                .getAsJsonArray("cipherSuites")
                .get(0)
                .getAsJsonObject();
        assertThat(suite.getAsJsonArray("tlsSignatureSchemes").get(0).getAsString())
                .isEqualTo("rsa_pss_rsae_sha256");
    }

    @Test
    void a_service_says_which_kinds_of_data_went_there_and_came_back() throws IOException {
        JsonArray services = written(new Run()
                        .jvm(
                                login(),
                                login().response().data("iban", "body:$.iban", "DE•• (22 characters)"),
                                login().data("card-number", "body:$.card", "••• (16 digits)")
                                        .attempted())
                        .talking(new Counting.Destination("payments.example", 8080, "http", 3, false)))
                .getAsJsonArray("services");

        assertThat(services).hasSize(1);
        JsonObject service = services.get(0).getAsJsonObject();
        assertThat(service.getAsJsonArray("endpoints").get(0).getAsString()).isEqualTo("http://payments.example:8080");
        assertThat(service.get("x-trust-boundary").getAsBoolean()).isTrue();
        assertThat(service.getAsJsonArray("data")).isEqualTo(JsonParser.parseString("""
                        [{"flow":"outbound","classification":"password"},{"flow":"inbound","classification":"iban"}]"""));
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_GCM_SHA256,                      AES-128-GCM ae 1, SHA-256 hash -1",
        "TLS_CHACHA20_POLY1305_SHA256,                CHACHA20-POLY1305 ae 5, SHA-256 hash -1",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8,          AES-256-CCM-8 ae 5,",
        "TLS_RSA_WITH_3DES_EDE_CBC_SHA,               3DES-EDE-CBC block-cipher -1, SHA-1 hash -1",
        "TLS_RSA_WITH_RC4_128_MD5,                    RC4-128 stream-cipher -1, MD5 hash -1",
        "TLS_RSA_WITH_NULL_SHA256,                    SHA-256 hash -1,",
        "0x1a2b,                                      ,",
    })
    void a_suite_is_made_of_algorithms(String suite, @Nullable String first, @Nullable String second) {
        assertThat(CycloneDxAlgorithm.ofSuite(suite).stream()
                        .map(one -> one.name() + " " + one.primitive() + " " + one.quantumLevel()))
                .containsExactlyElementsOf(java.util.stream.Stream.of(first, second)
                        .filter(one -> one != null)
                        .toList());
    }

    private static Sealed way(String group, boolean offersHybrid) {
        return new Sealed(
                "payments.example",
                443,
                "https",
                "agreed",
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                group,
                null,
                null,
                true,
                false,
                offersHybrid,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                3);
    }

    /** The document, which is what the schema says and points to nothing that is not in it. */
    private static JsonObject written(Run run) throws IOException {
        StringWriter text = new StringWriter();
        ReportFormats.named("cyclonedx").get(0).write(run.judged(), text);
        assertThat(Consumers.violations("waxseal.cdx.json", text.toString())).isEmpty();
        JsonObject document = JsonParser.parseString(text.toString()).getAsJsonObject();
        Set<String> there = new TreeSet<>();
        document.getAsJsonArray("components")
                .forEach(component ->
                        there.add(component.getAsJsonObject().get("bom-ref").getAsString()));
        assertThat(there).hasSameSizeAs(document.getAsJsonArray("components"));
        assertThat(there).containsAll(pointers(document.get("components")));
        return document;
    }

    private static List<String> pointers(JsonElement json) {
        if (json.isJsonArray()) {
            return json.getAsJsonArray().asList().stream()
                    .flatMap(element -> pointers(element).stream())
                    .toList();
        }
        if (!json.isJsonObject()) {
            return List.of();
        }
        return json.getAsJsonObject().entrySet().stream()
                .flatMap(member -> switch (member.getKey()) {
                    case "ref" -> List.of(member.getValue().getAsString()).stream();
                    case "algorithms" ->
                        member.getValue().getAsJsonArray().asList().stream().map(JsonElement::getAsString);
                    default -> pointers(member.getValue()).stream();
                })
                .toList();
    }

    private static JsonObject protocol(JsonObject document) {
        return document.getAsJsonArray("components").get(0).getAsJsonObject();
    }

    private static JsonObject component(JsonObject document, String ref) {
        for (JsonElement component : document.getAsJsonArray("components")) {
            if (component.getAsJsonObject().get("bom-ref").getAsString().equals(ref)) {
                return component.getAsJsonObject();
            }
        }
        throw new AssertionError(ref);
    }

    private static int level(JsonObject document, String ref) {
        return component(document, ref)
                .getAsJsonObject("cryptoProperties")
                .getAsJsonObject("algorithmProperties")
                .get("nistQuantumSecurityLevel")
                .getAsInt();
    }

    private static String property(JsonObject component, String name) {
        for (JsonElement property : component.getAsJsonArray("properties")) {
            if (property.getAsJsonObject().get("name").getAsString().equals(name)) {
                return property.getAsJsonObject().get("value").getAsString();
            }
        }
        throw new AssertionError(name);
    }
}
