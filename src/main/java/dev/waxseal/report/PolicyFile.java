package dev.waxseal.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads {@code waxseal.yml}, the policy of a repository:
 *
 * <pre>
 * loopback: report            # ignore, report or fail
 * fail-on: high               # critical, high, medium, low, info or never
 * exceptions:
 *   - kind: email             # any of id, rule, kind, host, test; all that are named must hold
 *     host: "*.crm.example"
 *     why: the vendor moves to https in spring
 *     until: 2027-03-31       # required unless permanent: true
 * </pre>
 */
public final class PolicyFile {

    private static final List<String> KEYS = List.of("loopback", "fail-on", "exceptions");
    private static final List<String> EXCEPTION_KEYS =
            List.of("id", "rule", "kind", "host", "test", "why", "until", "permanent");

    private PolicyFile() {}

    /**
     * The policy of this file, the default where it says nothing.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it cannot be understood, with a message for the person who wrote it
     */
    public static Policy read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            // a schema in which every scalar is text, also an id that looks like a number
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setSchema(new FailsafeSchema())
                    .setTagConstructors(Map.of(Tag.NULL, nothing -> ""))
                    .build();
            Object policy = new Load(settings).loadFromInputStream(yaml);
            return isEmpty(policy) ? Policy.DEFAULT : policy(policy);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Policy policy(Object yaml) {
        Map<?, ?> map = map(yaml, "the policy", KEYS);
        Policy policy = Policy.DEFAULT;
        String loopback = text(map, "loopback");
        if (loopback != null) {
            policy = policy.withLoopback(Policy.loopback(loopback));
        }
        String failOn = text(map, "fail-on");
        if (failOn != null) {
            policy = policy.withFailOn(Policy.failOn(failOn));
        }
        return new Policy(policy.loopback(), policy.failOn(), exceptions(map.get("exceptions")));
    }

    private static List<Allowance> exceptions(@Nullable Object yaml) {
        if (isEmpty(yaml)) {
            return List.of();
        }
        if (!(yaml instanceof List<?> list)) {
            throw new IllegalArgumentException("exceptions must be a list");
        }
        List<Allowance> exceptions = new ArrayList<>();
        for (Object item : list) {
            String where = "exception " + (exceptions.size() + 1);
            try {
                exceptions.add(exception(map(item, "it", EXCEPTION_KEYS)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
        return exceptions;
    }

    private static Allowance exception(Map<?, ?> map) {
        String until = text(map, "until");
        String permanent = text(map, "permanent");
        boolean isPermanent = "true".equals(permanent);
        if (permanent != null && !isPermanent && !permanent.equals("false")) {
            throw new IllegalArgumentException("permanent must be true or false, but is \"" + permanent + "\"");
        }
        if (isPermanent == (until != null)) {
            throw new IllegalArgumentException("it needs either until: YYYY-MM-DD or permanent: true");
        }
        String why = text(map, "why");
        return new Allowance(
                text(map, "id"),
                text(map, "rule"),
                text(map, "kind"),
                text(map, "host"),
                text(map, "test"),
                why == null ? "" : why,
                until == null ? null : date(until));
    }

    private static LocalDate date(String until) {
        try {
            return LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("until must be a date like 2027-03-31, but is \"" + until + "\"", e);
        }
    }

    private static Map<?, ?> map(@Nullable Object yaml, String what, List<String> keys) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + " must be made of " + String.join(", ", keys));
        }
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        what + " has an unknown key \"" + key + "\"; known are " + String.join(", ", keys));
            }
        }
        return map;
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(key + " must be a single value");
        }
        return isEmpty(value) ? null : String.valueOf(value);
    }

    private static boolean isEmpty(@Nullable Object yaml) {
        return yaml == null || yaml.equals("");
    }
}
