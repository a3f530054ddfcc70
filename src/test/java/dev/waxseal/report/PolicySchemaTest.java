package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waxseal.config.YamlFile;
import dev.waxseal.detect.KindsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors read says what the reader of {@code waxseal.yml} takes. */
class PolicySchemaTest {

    @TempDir
    Path directory;

    @Test
    void the_site_has_the_one_of_the_jar() throws IOException {
        Path site = Path.of(System.getProperty("basedir", "src")).resolve("site/resources/schema/waxseal.schema.json");

        assertThat(Files.readString(
                        Files.exists(site) ? site : Path.of("src/site/resources/schema/waxseal.schema.json")))
                .isEqualTo(schema());
    }

    @Test
    void it_knows_the_keys_that_the_reader_knows() throws IOException {
        JsonObject properties =
                JsonParser.parseString(schema()).getAsJsonObject().getAsJsonObject("properties");

        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(YamlFile.WAXSEAL_YML);
        for (String list : new String[] {"exceptions", "thresholds", "stand-ins", "kinds"}) {
            JsonObject item = properties.getAsJsonObject(list).getAsJsonObject("items");
            String known = String.join(", ", item.getAsJsonObject("properties").keySet());
            assertThatThrownBy(() -> read(list + ": [{qqqqqqqqqq: x}]")).hasMessageEndingWith("known are " + known);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopback: fail",
                "fail-on: never",
                "local: [docker, '*.test', 172.17.0.0/16]",
                "exceptions: [{kind: email, why: x, until: 2027-03-31}]",
                "exceptions: [{id: 9f2c, why: x, permanent: true}]",
                "exceptions:",
                "thresholds: [{rule: plaintext-endpoint, fail-on: medium}]",
                "destinations: [payments.example, '*.internal', 'db.example:5432']",
                "destinations: []",
                "stand-ins: [{test: 'localhost:*/pay/**', in-test: A, origin: B, for: 'prod.yml#a.b', profile: eu}]",
                "kinds: [{name: badge, names: [badge number], pattern: 'A-[0-9]{6}', severity: low, why: doors}]",
            })
    void what_it_allows_is_read(String yaml) throws IOException {
        assertThat(complaints(yaml)).isEmpty();
        read(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loopbak: fail",
                "loopback: never",
                "fail-on: terrible",
                "local: docker",
                "exceptions: [{kind: email, until: 2027-03-31}]",
                "exceptions: [{kind: email, why: x}]",
                "exceptions: [{why: x, permanent: true}]",
                "exceptions: [{kind: email, why: x, until: 2027-03-31, permanent: true}]",
                "exceptions: [{kind: email, why: x, until: spring}]",
                "thresholds: [{kind: email}]",
                "thresholds: [{fail-on: low}]",
                "destinations: payments.example",
                "stand-ins: [{test: localhost}]",
                "stand-ins: [{test: localhost, four: x}]",
                "kinds: [{name: Badge, names: [badge number], why: doors}]",
                "kinds: [{name: badge, why: doors}]",
            })
    void what_it_forbids_is_refused(String yaml) throws IOException {
        assertThat(complaints(yaml)).isNotEmpty();
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(IllegalArgumentException.class);
    }

    private void read(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), yaml);
        PolicyFile.read(file);
        KindsFile.read(file);
    }

    private String complaints(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("waxseal.yml"), yaml);
        Gson gson = new GsonBuilder().serializeNulls().create();
        // every value is text to the reader, and none where nothing is written
        String json =
                gson.toJson(YamlFile.content(file)).replace("\"true\"", "true").replace(":\"\"", ":null");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema());
        return String.join(
                "\n",
                schema.validate(json, InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList());
    }

    private static String schema() throws IOException {
        try (InputStream in = YamlFile.class.getResourceAsStream("waxseal.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
