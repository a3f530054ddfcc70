package dev.waxseal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML that people write: every value is text, and every complaint names the file and the key. */
public final class YamlFile {

    /**
     * What {@code waxseal.yml} may say. Each reader reads its own part: the agent what is to be found, the judgement what is
     * to follow from it.
     */
    public static final List<String> WAXSEAL_YML = List.of("loopback", "fail-on", "local", "exceptions", "kinds");

    private YamlFile() {}

    /**
     * What {@code reader} makes of the file's document.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it cannot be understood, with a message for the person who wrote it
     */
    public static <T> T read(Path file, Function<@Nullable Object, T> reader) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            // a schema in which every scalar is text, also an id that looks like a number
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setSchema(new FailsafeSchema())
                    .setTagConstructors(Map.of(Tag.NULL, nothing -> ""))
                    .build();
            return reader.apply(new Load(settings).loadFromInputStream(yaml));
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** A mapping that has none but these keys. */
    public static Map<?, ?> map(@Nullable Object yaml, String what, List<String> keys) {
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

    /** The sequence under this key, empty where there is none. */
    public static List<?> list(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (isEmpty(value)) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(key + " must be a list");
        }
        return list;
    }

    /** The text under this key, null where there is none. */
    public static @Nullable String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(key + " must be a single value");
        }
        return isEmpty(value) ? null : String.valueOf(value);
    }

    /** Whether nothing was written. */
    public static boolean isEmpty(@Nullable Object yaml) {
        return yaml == null || yaml.equals("");
    }
}
