package dev.waxseal.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What those who take a report demand of it: the schemas of their formats. */
final class Consumers {

    private static final Map<String, String> SCHEMAS = Map.of(
            "waxseal.json", "waxseal-report-1.schema.json",
            "waxseal.sarif", "schemas/sarif-2.1.0.schema.json",
            "waxseal-sonar.json", "schemas/sonar-10.3.schema.json",
            "gl-code-quality-report.json", "schemas/gitlab-code-quality.schema.json",
            "gl-sast-report.json", "schemas/gitlab-sast-15.schema.json",
            "waxseal.cdx.json", "schemas/cyclonedx-1.7.schema.json");

    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private Consumers() {}

    /** What is wrong with a report file of that name. */
    static List<?> violations(String file, String json) {
        return READ.computeIfAbsent(file, Consumers::read).validate(json, InputFormat.JSON);
    }

    static boolean haveSchema(String file) {
        return SCHEMAS.containsKey(file);
    }

    private static Schema read(String file) {
        SpecificationVersion version =
                file.equals("waxseal.json") ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_7;
        try (InputStream schema = Report.class.getResourceAsStream(SCHEMAS.get(file))) {
            return SchemaRegistry.withDefaultDialect(version).getSchema(Objects.requireNonNull(schema, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
