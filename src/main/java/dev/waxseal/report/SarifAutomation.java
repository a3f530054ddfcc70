package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.config.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * SARIF's {@code automationDetails}: which of several analyses of a commit this is. GitHub takes it for the category, in which
 * a later upload replaces an earlier one, so that it names the module; Azure DevOps takes a file only if it is written in
 * this form (GHAzDO1014, 1019, 1020), which is therefore kept outside its pipelines too.
 */
final class SarifAutomation {

    private static final String PREFIX = "azuredevops/pipeline/build/";
    /** What stands for a pipeline's job where there is no pipeline; it may not be the empty one. */
    private static final String NO_JOB =
            UUID.nameUUIDFromBytes("waxseal".getBytes(StandardCharsets.UTF_8)).toString();

    private SarifAutomation() {}

    static void write(String module, Map<String, String> environment, JsonWriter json) throws IOException {
        boolean isAzure = "True".equalsIgnoreCase(environment.get("TF_BUILD"));
        Map<String, String> known = isAzure ? environment : Map.of();
        String definition = digits(known.getOrDefault("SYSTEM_DEFINITIONID", ""));
        String phase = uuid(known.getOrDefault("SYSTEM_PHASEID", known.getOrDefault("SYSTEM_JOBID", "")));
        String project = known.getOrDefault("SYSTEM_TEAMPROJECTID", "waxseal");
        String branch = known.getOrDefault("BUILD_SOURCEBRANCH", module.isEmpty() ? "all" : module);
        String build = digits(known.getOrDefault("BUILD_BUILDID", ""));
        json.name("automationDetails").beginObject();
        json.name("id")
                .value(OneLine.of(PREFIX
                        + organization(known.getOrDefault("SYSTEM_COLLECTIONURI", ""))
                        + '/'
                        + project
                        + '/'
                        + definition
                        + '/'
                        + phase
                        + '/'
                        + branch
                        + '/'
                        + build));
        json.name("properties").beginObject();
        json.name(PREFIX + "buildDefinitionId").value(definition);
        json.name(PREFIX + "buildDefinitionName")
                .value(OneLine.of(known.getOrDefault("BUILD_DEFINITIONNAME", "waxseal")));
        json.name(PREFIX + "phaseId").value(phase);
        json.name(PREFIX + "phaseName").value(OneLine.of(known.getOrDefault("SYSTEM_PHASENAME", "waxseal")));
        json.endObject();
        json.endObject();
    }

    /** Of {@code https://dev.azure.com/acme/} and of {@code https://acme.visualstudio.com/}. */
    private static String organization(String collection) {
        String[] parts = collection.split("/", -1);
        if (parts.length < 3) {
            return "waxseal";
        }
        return parts[2].toLowerCase(Locale.ROOT).equals("dev.azure.com") && parts.length > 3
                ? parts[3]
                : parts[2].substring(0, Math.max(1, parts[2].indexOf('.')));
    }

    private static String digits(String number) {
        return number.matches("[0-9]{1,18}") ? number : "1";
    }

    private static String uuid(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            return NO_JOB;
        }
    }
}
