package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with more findings than GitHub takes. */
class LargeReportTest {

    private static final int FINDINGS = 25_001;

    @TempDir
    static Path directory;

    @BeforeAll
    static void write() throws IOException {
        FindingBuilder[] many = new FindingBuilder[FINDINGS];
        for (int i = 0; i < many.length; i++) {
            many[i] = login().to("host" + i + ".example", 80, null)
                    .sent("POST", "http://host" + i + ".example/customers/orders")
                    .origin(new Finding.Origin("com.acme.Pay" + i, "charge", "Pay" + i + ".java", 42));
        }
        Run run = Run.of(many);
        for (int i = 0; i < 500; i++) {
            run.warning("warning " + i);
            run.problem("problem " + "x".repeat(i + 1));
        }
        ReportFormats.write(run.judged(), ReportFormats.named("sarif,markdown"), directory);
    }

    @Test
    void code_scanning_takes_the_worst_25_000_in_10_megabytes_and_is_told_of_the_rest() throws IOException {
        byte[] sarif = Files.readAllBytes(directory.resolve("waxseal.sarif"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(sarif);
        }
        JsonObject run = JsonParser.parseString(new String(sarif, java.nio.charset.StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        JsonArray results = run.getAsJsonArray("results");
        Set<String> fingerprints = new HashSet<>();
        for (JsonElement result : results) {
            fingerprints.add(result.getAsJsonObject()
                    .getAsJsonObject("partialFingerprints")
                    .get("primaryLocationLineHash")
                    .getAsString());
        }

        assertThat(packed.size()).isLessThan(10_000_000);
        assertThat(results).hasSize(25_000);
        assertThat(fingerprints).hasSize(25_000);
        assertThat(run.getAsJsonArray("invocations").toString())
                .contains("501 findings beyond the worst 25000 are left out");
    }

    @Test
    void a_pull_request_is_told_in_200_lines_and_65_536_characters_and_of_what_is_left_out() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("waxseal.md"));

        assertThat(lines).hasSizeLessThanOrEqualTo(200);
        assertThat(String.join("\n", lines)).hasSizeLessThan(65_536);
        assertThat(lines)
                .contains("... and 25401 more, none of them worse; waxseal.json has all of them.")
                .contains("> **Warning:** 488 more; waxseal.json has all of them.");
    }
}
