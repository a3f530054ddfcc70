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
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML that people write: every value is text, and every complaint names the file, the line and the key. */
public final class YamlFile {

    /**
     * What {@code waxseal.yml} may say. Each reader reads its own part: the agent what is to be found, the judgement what is
     * to follow from it.
     */
    public static final List<String> WAXSEAL_YML =
            List.of("loopback", "fail-on", "local", "exceptions", "thresholds", "destinations", "stand-ins", "kinds");

    private YamlFile() {}

    /**
     * What {@code reader} makes of the file's document.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it cannot be understood, with a message for the person who wrote it
     */
    public static <T> T read(Path file, Function<YamlNode, T> reader) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            return reader.apply(
                    new YamlNode(new Compose(settings).composeInputStream(yaml).orElse(null)));
        } catch (YamlNode.Misplaced e) {
            throw new IllegalArgumentException(file + ":" + e.getMessage(), e);
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(
                    file + place(e) + ": this is not YAML: " + OneLine.complaint(e.getProblem()), e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + OneLine.complaint(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * The file's document as maps, lists and texts.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is not YAML, with a message for the person who wrote it
     */
    public static @Nullable Object content(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            // a schema in which every scalar is text, also an id that looks like a number
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setSchema(new FailsafeSchema())
                    .setTagConstructors(Map.of(Tag.NULL, nothing -> ""))
                    .build();
            return new Load(settings).loadFromInputStream(yaml);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The sequence under this key, empty where there is none. */
    public static List<YamlNode> list(Map<String, YamlNode> map, String key) {
        YamlNode value = map.get(key);
        return value == null ? List.of() : value.list(key);
    }

    /** The text under this key, null where there is none. */
    public static @Nullable String text(Map<String, YamlNode> map, String key) {
        YamlNode value = map.get(key);
        return value == null ? null : value.text(key);
    }

    /** What {@code reader} makes of the text under this key; {@code otherwise} where there is none. */
    public static <T> T value(Map<String, YamlNode> map, String key, T otherwise, Function<String, T> reader) {
        YamlNode value = map.get(key);
        String text = value == null ? null : value.text(key);
        return value == null || text == null ? otherwise : value.read(() -> reader.apply(text));
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("");
    }
}
