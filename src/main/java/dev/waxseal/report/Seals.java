package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Sealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each destination was sealed, as lines for people and as JSON. */
final class Seals {

    /** Hosts that get a line of their own. */
    private static final int MOST_SHOWN = 10;

    private Seals() {}

    /** A line for each destination elsewhere that was heard to be sealed. */
    static List<String> lines(Report report) {
        List<Seal> sealed = elsewhere(report);
        List<String> lines = new ArrayList<>();
        for (Seal seal : sealed.subList(0, Math.min(MOST_SHOWN, sealed.size()))) {
            lines.add("Sealed to " + seal.destination().host() + ":"
                    + seal.destination().port() + ": "
                    + Seal.summary(seal.ways().get(0))
                    + ". On the way is seen: " + String.join("; ", seal.visible()) + ".");
        }
        if (sealed.size() > MOST_SHOWN) {
            lines.add("... and to " + Words.count(sealed.size() - (long) MOST_SHOWN, "more destination")
                    + "; waxseal.json has all of them.");
        }
        return lines;
    }

    /** Those of other hosts whose handshakes were heard. */
    static List<Seal> elsewhere(Report report) {
        return report.destinations().stream()
                .filter(to -> to.encrypted()
                        && !LocalHosts.DEFAULT.has(to)
                        && !report.local().contains(to.host()))
                .map(to -> Seal.of(to, report))
                .filter(seal -> !seal.ways().isEmpty())
                .toList();
    }

    /** The members {@code tls} and {@code visible}. */
    static void write(Counting.Destination destination, Report report, JsonWriter json) throws IOException {
        Seal seal = Seal.of(destination, report);
        Sealed weakest = seal.weakest();
        if (weakest != null) {
            json.name("tls").beginObject();
            facts(weakest, certificate(weakest, seal), json);
            json.name("told").beginArray();
            for (String sentence : seal.told()) {
                json.value(sentence);
            }
            json.endArray();
            json.name("weak").beginObject();
            for (Map.Entry<WeakPart, List<String>> part :
                    WeakPart.of(seal.broken()).entrySet()) {
                JsonText.strings(json, part.getKey().toString(), part.getValue());
            }
            json.endObject();
            json.name("others").beginArray();
            for (Sealed other : seal.ways().subList(1, seal.ways().size())) {
                json.beginObject();
                facts(other, other, json);
                json.endObject();
            }
            json.endArray();
            json.endObject();
        }
        json.name("visible").beginArray();
        for (String part : seal.visible()) {
            json.value(part);
        }
        json.endArray();
    }

    /** What tells of the certificate: the wire, or where that hides it the client. */
    private static Sealed certificate(Sealed way, Seal seal) {
        return way.subject() == null && way.isAgreed() && !seal.certificates().isEmpty()
                ? seal.certificates().get(0)
                : way;
    }

    private static void facts(Sealed way, Sealed certificate, JsonWriter json) throws IOException {
        json.name("outcome").value(way.outcome());
        put("protocol", way.protocol(), json);
        put("cipher", way.cipher(), json);
        put("group", way.group(), json);
        put("alpn", way.alpn(), json);
        json.name("resumed").value(way.resumed());
        json.name("postQuantum").beginObject();
        json.name("offered").value(way.hybrid());
        json.name("negotiated").value(Seal.isPostQuantum(way));
        put("inTheWay", Seal.inTheWay(way), json);
        json.endObject();
        if (certificate.subject() != null) {
            json.name("certificate").beginObject();
            put("subject", certificate.subject(), json);
            put("issuer", certificate.issuer(), json);
            put("notAfter", certificate.expires(), json);
            put("key", certificate.key(), json);
            put("signature", certificate.signature(), json);
            json.endObject();
        }
        json.name("connections").value(way.count());
    }

    private static void put(String name, @Nullable String value, JsonWriter json) throws IOException {
        if (value != null) {
            json.name(name).value(value);
        }
    }
}
