package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The id of a finding, by which exceptions and baselines know it, outlives changes that have nothing to do with it. */
class LastingIdsIT extends ServedIT {

    private static final Path TESTS = Path.of(System.getProperty("waxseal.test.classes"));
    private static final Path LOMBOK = TESTS.resolveSibling("lombok/lombok.jar");

    /** What an author may add anywhere; it moves the rest, and takes the numbers that compilers gave. */
    private static final String MORE = """
            private static final Runnable NOTHING = () -> {};

            private static final Object MORE = new Object() {
                @Override
                public String toString() {
                    Runnable nothing = () -> NOTHING.run();
                    return nothing.toString();
                }
            };
            """;

    @Test
    void where_lombok_writes_the_methods_and_in_records() throws Exception {
        String source = Files.readString(TESTS.resolve("ids/Shop.java"));
        Map<String, String> before = idsOf("before", source);
        Map<String, String> after = idsOf("after", source.replaceAll("(?:class|record) .*\\{\n", "$0" + MORE));

        assertThat(before)
                .containsOnlyKeys(
                        "getToken at /lazy-getter",
                        "locked at /synchronized",
                        "sneaky at /sneaky-throws",
                        "$default$token at /builder-default",
                        "new at /value",
                        "new at /record",
                        "get at /record-accessor");
        assertThat(after).isEqualTo(before);
    }

    /** The ids by the method that sent the request and its path. */
    private Map<String, String> idsOf(String name, String source) throws Exception {
        Path classes = Files.createDirectories(directory.resolve(name));
        Path file = Files.writeString(classes.resolve("Shop.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                LOMBOK.toString(),
                                "-processorpath",
                                LOMBOK.toString(),
                                "-d",
                                classes.toString(),
                                file.toString()))
                .isZero();
        output = directory.resolve(name + "-waxseal");
        try (ForkedJvm jvm = ForkedJvm.on(
                classes + File.pathSeparator + LOMBOK, directory, List.of(ForkedJvm.agent(output)), "Shop", origin)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
        }
        StringBuilder said = new StringBuilder();
        ForkedJvm.report(output, said);
        Map<String, String> ids = new TreeMap<>();
        for (JsonElement element : JsonParser.parseString(Files.readString(output.resolve("waxseal.json")))
                .getAsJsonObject()
                .getAsJsonArray("findings")) {
            JsonObject finding = element.getAsJsonObject();
            String url = finding.getAsJsonObject("request").get("url").getAsString();
            ids.put(
                    finding.getAsJsonObject("origin").get("method").getAsString() + " at "
                            + url.substring(url.lastIndexOf('/'), url.indexOf('?')),
                    finding.get("id").getAsString());
        }
        return ids;
    }
}
