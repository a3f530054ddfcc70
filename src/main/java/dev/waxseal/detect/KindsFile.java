package dev.waxseal.detect;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.config.YamlFile;
import dev.waxseal.config.YamlNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kinds of sensitive data that a team adds, from {@code waxseal.yml} or a file of their own:
 *
 * <pre>
 * kinds:
 *   - name: badge                      # reports show user-defined:badge
 *     names: [badge number, badgeNo]   # field names, in any spelling
 *     pattern: 'ACME-[0-9]{6}'         # RE2; names, pattern or both
 *     severity: high                   # the default
 *     why: it opens doors
 * </pre>
 */
public final class KindsFile {

    private static final List<String> KIND_KEYS = List.of("name", "names", "pattern", "severity", "why");

    private KindsFile() {}

    /**
     * The kinds of this file, none where it says nothing of them.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it cannot be understood, with a message for the person who wrote it
     */
    public static List<UserKind> read(Path file) throws IOException {
        if (!Files.readString(file).contains("kinds:")) {
            return List.of(); // a JVM under test need not wake the YAML reader for nothing
        }
        return YamlFile.read(file, KindsFile::kinds);
    }

    /**
     * The kinds of several files, whose names are separated as those of a class path are.
     *
     * @throws IOException when one cannot be read
     * @throws IllegalArgumentException when one cannot be understood, with a message for the person who wrote it
     */
    public static List<UserKind> readAll(String files) throws IOException {
        List<UserKind> kinds = new ArrayList<>();
        for (int from = 0; from < files.length(); ) {
            int to = files.indexOf(File.pathSeparatorChar, from);
            to = to < 0 ? files.length() : to;
            kinds.addAll(read(Path.of(files.substring(from, to))));
            from = to + 1;
        }
        return kinds;
    }

    private static List<UserKind> kinds(YamlNode yaml) {
        List<UserKind> kinds = new ArrayList<>();
        if (!yaml.isEmpty()) {
            for (YamlNode kind : YamlFile.list(yaml.map("the file", YamlFile.WAXSEAL_YML), "kinds")) {
                Map<String, YamlNode> map = kind.map("kind " + (kinds.size() + 1), KIND_KEYS);
                kinds.add(kind.read(() -> kind(map)));
            }
        }
        return kinds;
    }

    private static UserKind kind(Map<String, YamlNode> map) {
        String name = YamlFile.text(map, "name");
        String why = YamlFile.text(map, "why");
        List<String> names = new ArrayList<>();
        for (YamlNode named : YamlFile.list(map, "names")) {
            names.add(String.valueOf(named.text("names")));
        }
        return new UserKind(
                name == null ? "" : name,
                names,
                YamlFile.text(map, "pattern"),
                severity(YamlFile.text(map, "severity")),
                why == null ? "" : why);
    }

    private static Severity severity(@Nullable String text) {
        if (text == null) {
            return Severity.HIGH;
        }
        for (Severity severity : Severity.values()) {
            if (severity.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "severity must be one of critical, high, medium, low, info, but is \"" + text + "\"");
    }
}
