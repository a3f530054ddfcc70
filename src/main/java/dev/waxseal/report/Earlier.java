package dev.waxseal.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.config.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run found, as its {@code waxseal.json} or a baseline has it.
 *
 * @param name of the file, for people
 * @param findings by id, what each was: {@code password to payments.example}
 * @param requests how many were heard then; 0 where that is not said
 */
public record Earlier(String name, Map<String, String> findings, long requests) {

    public Earlier {
        findings = Map.copyOf(findings);
    }

    /**
     * Reads it.
     *
     * @param name of the file, for people
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is neither, with a message for the person who named it
     */
    public static Earlier read(Path file, String name) throws IOException {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            String schema = json.get("schema").getAsString();
            if (!schema.startsWith("waxseal-report/") && !schema.startsWith("waxseal-baseline/")) {
                throw new IllegalArgumentException(name + " is " + OneLine.quoted(schema) + neither());
            }
            Map<String, String> findings = new LinkedHashMap<>();
            for (JsonElement element : json.getAsJsonArray("findings")) {
                JsonObject finding = element.getAsJsonObject();
                findings.put(finding.get("id").getAsString(), what(finding));
            }
            return new Earlier(name, findings, requests(json));
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException(name + " cannot be understood" + neither(), e);
        }
    }

    /** What any of these knows; null of none. */
    public static @Nullable Earlier all(List<Earlier> several) {
        if (several.isEmpty()) {
            return null;
        }
        Map<String, String> findings = new LinkedHashMap<>();
        several.forEach(one -> findings.putAll(one.findings));
        String names = String.join(", ", several.stream().map(Earlier::name).toList());
        return new Earlier(
                names, findings, several.stream().mapToLong(Earlier::requests).sum());
    }

    private static String neither() {
        return "; it must be the waxseal.json of an earlier run, or a baseline";
    }

    private static String what(JsonObject finding) {
        JsonElement kind = finding.get("kind");
        String subject = kind == null || kind.isJsonNull() ? finding.get("rule").getAsString() : kind.getAsString();
        JsonObject to = finding.getAsJsonObject("destination");
        return to == null ? subject : subject + " to " + to.get("host").getAsString();
    }

    private static long requests(JsonObject json) {
        JsonObject summary = json.getAsJsonObject("summary");
        JsonObject requests = summary == null ? null : summary.getAsJsonObject("requests");
        long sum = 0;
        for (String name : List.of("plaintext", "loopback", "encrypted")) {
            sum += requests == null ? 0 : requests.get(name).getAsLong();
        }
        return sum;
    }
}
