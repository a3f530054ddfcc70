package dev.waxseal.production;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A file that configures an application, read by what its name says it is. */
final class ConfigurationFile {

    private static final Set<String> ENDINGS =
            Set.of(".yml", ".yaml", ".json", ".properties", ".xml", ".wsdl", ".conf", ".env");

    private ConfigurationFile() {}

    /**
     * Its settings in the order in which they stand.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is not what its name says, with a message for the person who wrote it
     */
    static List<Setting> read(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return settings(name, text(Files.readAllBytes(file)));
    }

    private static List<Setting> settings(String name, String text) {
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return YamlSettings.read(text);
        }
        if (name.endsWith(".json")) {
            return YamlSettings.read(text.replace('\t', ' ')); // which JSON allows between values, and never within
        }
        if (name.endsWith(".properties")) {
            return PropertiesSettings.properties(text);
        }
        if (isEnvironment(name)) {
            return PropertiesSettings.environment(text);
        }
        throw new IllegalArgumentException("is no configuration that can be read: YAML, properties, JSON and .env are");
    }

    /**
     * As {@link #read}, but of what is not what its name says, all that can be read line by line.
     *
     * @throws IOException when it cannot be read
     */
    static List<Setting> lenient(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String text = text(Files.readAllBytes(file));
        if (!text.contains("//")) {
            return List.of(); // and so nearly all are done with
        }
        if (name.endsWith(".xml") || name.endsWith(".wsdl")) {
            return XmlSettings.read(text);
        }
        try {
            return name.endsWith(".conf") ? LineSettings.read(text) : settings(name, text);
        } catch (IllegalArgumentException e) {
            return LineSettings.read(text);
        }
    }

    /** Whether a file of that name may configure an application. */
    static boolean is(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return isEnvironment(name) || (dot >= 0 && ENDINGS.contains(name.substring(dot)));
    }

    private static boolean isEnvironment(String name) {
        return name.endsWith(".env") || name.startsWith(".env") || name.equals("env");
    }

    /** In UTF-8 as nearly all are, else in Latin 1 as properties once had to be. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
