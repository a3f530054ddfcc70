package dev.waxseal.production;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what the configuration of an application would send in clear text: URLs, and no namespaces or documentation. */
public final class ClearEndpoints {

    /** Nobody configures an application by a larger file; it is data. */
    private static final long LARGEST = 1 << 20;

    private final Function<String, @Nullable String> properties;
    private final Set<Found> found = new LinkedHashSet<>();
    private final Set<Path> unread = new TreeSet<>();

    private ClearEndpoints(Function<String, @Nullable String> properties) {
        this.properties = properties;
    }

    /**
     * An address in clear text.
     *
     * @param endpoint where it leads
     * @param key of the setting
     * @param file in which it stands
     * @param line on which, from 1
     */
    public record Found(Endpoint endpoint, String key, Path file, int line) {}

    /**
     * What the files say, and which were not asked.
     *
     * @param found the addresses in clear text
     * @param unread files that configure an application, but are larger than any that people write
     */
    public record All(List<Found> found, List<Path> unread) {

        /** Of no files. */
        public static final All NONE = new All(List.of(), List.of());

        public All {
            found = List.copyOf(found);
            unread = List.copyOf(unread);
        }
    }

    /**
     * All in the files below these directories, those of developers and tests left out.
     *
     * @param directories such as the main resources of a module; one that is not there has none
     * @param ships whether a file there is part of the application
     * @param properties what a build fills in where a file has {@code ${name}} or {@code @name@}
     * @throws IOException where a directory cannot be read
     */
    public static All in(List<Path> directories, Predicate<Path> ships, Function<String, @Nullable String> properties)
            throws IOException {
        ClearEndpoints all = new ClearEndpoints(properties);
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                for (Path file : files(directory, ships)) {
                    if (Files.size(file) <= LARGEST) {
                        all.read(file);
                    } else if (!isData(file)) {
                        all.unread.add(file);
                    }
                }
            }
        }
        return new All(List.copyOf(all.found), List.copyOf(all.unread));
    }

    /** What is so large in these formats is no configuration. */
    private static boolean isData(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".xml") || name.endsWith(".wsdl");
    }

    private static List<Path> files(Path directory, Predicate<Path> ships) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (attributes.isRegularFile()
                        && ConfigurationFile.is(name)
                        && !Profiles.isDevelopments(name)
                        && !Documentation.isFile(name)
                        && ships.test(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private void read(Path file) throws IOException {
        List<Setting> settings = ConfigurationFile.lenient(file);
        if (Documentation.is(settings)) {
            return;
        }
        Map<String, String> values = new TreeMap<>();
        settings.forEach(setting -> values.put(setting.key(), setting.value()));
        for (Setting setting : settings) {
            if (setting.value().contains("//")
                    && !Profiles.areDevelopments(setting.profile())
                    && !Documentation.isKey(setting.key())) {
                read(setting, values, file);
            }
        }
    }

    private void read(Setting setting, Map<String, String> values, Path file) {
        Placeholders placeholders = new Placeholders(name -> {
            String value = values.get(name);
            return value == null ? properties.apply(name) : value;
        });
        String value = placeholders.fill(setting.value().strip());
        if (isProse(value) || Documentation.isAddress(value)) {
            return;
        }
        for (Endpoint endpoint : Endpoint.all(value)) {
            if (endpoint.way() == Endpoint.Way.CLEAR && !Documentation.isHost(endpoint.host())) {
                found.add(new Found(endpoint, setting.key(), file, setting.line()));
            }
        }
    }

    /** An address has no spaces, and a list of some has nothing but addresses. */
    private static boolean isProse(String value) {
        for (String word : value.split("[\\s,]+", -1)) {
            if (!word.contains("/") && !word.contains(":") && !word.contains(".")) {
                return !word.isEmpty();
            }
        }
        String first = value.split("\\s+", 2)[0];
        return first.indexOf("//") < 0;
    }
}
