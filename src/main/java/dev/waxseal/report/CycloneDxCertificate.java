package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Sealed;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A certificate as a component of a {@linkplain CycloneDxFormat CycloneDX document}; TLS 1.3 shows none. */
final class CycloneDxCertificate {

    private CycloneDxCertificate() {}

    /** By what other parts of the document point to it. */
    static String ref(Sealed way) {
        String told = way.fingerprint() == null
                ? way.subject() + ", by " + way.issuer() + ", until " + way.expires()
                : way.fingerprint();
        return "certificate:" + Facts.cut(told);
    }

    static void write(String ref, Sealed certificate, Instant seen, JsonWriter json) throws IOException {
        CycloneDxAssets.begin(ref, Facts.cut(Objects.requireNonNull(certificate.subject())), json);
        json.name("cryptoProperties").beginObject();
        json.name("assetType").value("certificate");
        json.name("certificateProperties").beginObject();
        put(json, "serialNumber", certificate.serial());
        put(json, "subjectName", certificate.subject());
        put(json, "issuerName", certificate.issuer());
        validity(certificate.validity(), seen, json);
        json.name("certificateFormat").value("X.509");
        if (certificate.fingerprint() != null && certificate.fingerprint().matches("[0-9a-f]{64}")) {
            json.name("fingerprint").beginObject();
            json.name("alg").value("SHA-256");
            json.name("content").value(certificate.fingerprint());
            json.endObject();
        }
        if (certificate.signature() != null) {
            json.name("relatedCryptographicAssets").beginArray();
            CycloneDxAssets.related(
                    "algorithm",
                    CycloneDxAlgorithm.ofSignature(certificate.signature()).ref(),
                    json);
            json.endArray();
        }
        json.endObject();
        json.endObject();
        json.name("properties").beginArray();
        if (certificate.key() != null) {
            CycloneDxFormat.property(json, "waxseal:key", certificate.key());
        }
        json.endArray();
        json.endObject();
    }

    /** From when to when, and what it was when the tests ran; whether it was revoked nobody has asked. */
    private static void validity(@Nullable String interval, Instant then, JsonWriter json) throws IOException {
        String[] times = interval == null ? new String[0] : interval.split("/", -1);
        if (times.length != 2) {
            return;
        }
        try {
            Instant begins = Instant.parse(times[0]);
            Instant ends = Instant.parse(times[1]);
            json.name("notValidBefore").value(begins.toString());
            json.name("notValidAfter").value(ends.toString());
            json.name("certificateState").beginArray();
            json.beginObject();
            json.name("state")
                    .value(then.isBefore(begins) ? "pre-activation" : then.isAfter(ends) ? "deactivated" : "active");
            json.endObject();
            json.endArray();
        } catch (DateTimeParseException e) {
            // a journal of other hands than ours: then it is not told
        }
    }

    private static void put(JsonWriter json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.name(name).value(Facts.cut(value));
        }
    }
}
