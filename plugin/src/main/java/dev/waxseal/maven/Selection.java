package dev.waxseal.maven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of its tests a goal was told to run: each shard of them is a selection of its own.
 *
 * @param narrowedBy the parameters that leave tests out, each with its value; none for all tests
 */
record Selection(Map<String, String> narrowedBy) {

    static final Selection ALL = new Selection(Map.of());

    private static final List<String> PARAMETERS = List.of(
            "test",
            "groups",
            "excludedGroups",
            "includes",
            "excludes",
            "includesFile",
            "excludesFile",
            "suiteXmlFiles",
            "includeJUnit5Engines",
            "excludeJUnit5Engines",
            "skipAfterFailureCount");

    /** As the configuration of a test goal says, into which Maven has put what its properties say. */
    static Selection of(Told told) {
        Map<String, String> narrowedBy = new TreeMap<>();
        for (String parameter : PARAMETERS) {
            String[] items = told.items(parameter);
            String value = items.length > 0
                    ? String.join(",", items)
                    : told.value(parameter, "").orElse("");
            if (!value.isBlank()) {
                narrowedBy.put(parameter, value);
            }
        }
        return new Selection(narrowedBy);
    }

    /** Whether it has all tests that the other one has, for whatever narrows it has narrowed the other as well. */
    boolean covers(Selection other) {
        return other.narrowedBy.entrySet().containsAll(narrowedBy.entrySet());
    }
}
