package dev.waxseal.production;

import dev.waxseal.config.Nearest;
import dev.waxseal.config.OneLine;
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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What production is told: finds a URL in the files that configure it. */
public final class Production {

    private static final Set<String> NOT_SOURCES = Set.of("target", "build", "out", "bin", "node_modules");
    private static final int DEEPEST = 12;

    private final List<Path> directories;
    private final Function<String, @Nullable String> properties;

    /**
     * @param directories where its files are looked for first, as the resources of a module
     * @param properties what a build fills in where a file has {@code ${name}} or {@code @name@}
     */
    public Production(List<Path> directories, Function<String, @Nullable String> properties) {
        this.directories = List.copyOf(directories);
        this.properties = properties;
    }

    /** Its files lie where whoever asks says so. */
    public static Production unknown() {
        return new Production(List.of(), name -> null);
    }

    /**
     * What was told, and where.
     *
     * @param endpoint where it leads
     * @param file that says so; null for one that was given outright
     * @param line of that file, from 1
     */
    public record Told(Endpoint endpoint, @Nullable Path file, int line) {}

    /**
     * Where this leads.
     *
     * @param what a URL, or {@code file#key}
     * @param profile the profile of production; null where it has one of the usual names, or none
     * @param from the directory in which whoever says so is, below which the file is looked for
     * @throws IllegalArgumentException where nothing is told, or not of encryption, with the way out
     */
    public Told find(String what, @Nullable String profile, Path from) {
        int hash = what.indexOf('#');
        int scheme = what.indexOf("://");
        if (hash < 0 || (scheme >= 0 && scheme < hash)) {
            return new Told(endpoint(what, OneLine.quoted(what)), null, 0);
        }
        String name = what.substring(0, hash).strip();
        String key = what.substring(hash + 1).strip();
        List<Path> files = files(name, from);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file " + OneLine.quoted(name) + " in "
                    + String.join(
                            ", ", looked(from).stream().map(Path::toString).toList()) + " or below " + from
                    + "; name it by its path from there, or write the URL itself");
        }
        IllegalArgumentException complaint = new IllegalArgumentException("unused");
        for (Path file : files) {
            try {
                return find(file, key, profile);
            } catch (IllegalArgumentException e) {
                complaint = files.indexOf(file) == 0 ? e : complaint;
            }
        }
        throw complaint;
    }

    private Told find(Path file, String key, @Nullable String profile) {
        List<Setting> settings = read(file);
        Set<String> active = profile == null ? Profiles.PRODUCTION : Set.of(profile.toLowerCase(Locale.ROOT));
        Setting setting = setting(settings, key, active);
        if (setting == null) {
            throw new IllegalArgumentException(file + missing(settings, key));
        }
        String where = file + ":" + setting.line() + " (" + OneLine.of(key) + ")";
        Placeholders placeholders = new Placeholders(name -> {
            Setting other = setting(settings, name, active);
            return other == null ? properties.apply(name) : other.value();
        });
        String value = placeholders.fill(setting.value());
        if (placeholders.missing() != null) {
            throw new IllegalArgumentException(where + " takes " + OneLine.quoted(placeholders.missing())
                    + " from elsewhere; name the file and the key that say it, or write the URL itself");
        }
        return new Told(endpoint(value, where), file, setting.line());
    }

    private static List<Setting> read(Path file) {
        try {
            return ConfigurationFile.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The last one of that name that holds: what stands further down decides. */
    private static @Nullable Setting setting(List<Setting> settings, String key, Set<String> active) {
        Setting found = null;
        for (Setting setting : settings) {
            boolean holds = setting.profile().isEmpty() || Profiles.hold(setting.profile(), active);
            found = holds && setting.key().equals(key) ? setting : found;
        }
        return found;
    }

    private static String missing(List<Setting> settings, String key) {
        List<String> elsewhere = settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::profile)
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            return " has " + OneLine.quoted(key) + " only under other profiles (" + String.join("; ", elsewhere)
                    + "); name production's beside for, as profile: NAME";
        }
        List<String> keys = settings.stream().map(Setting::key).distinct().toList();
        String below = keys.stream()
                .filter(other -> other.startsWith(key + ".") || other.startsWith(key + "["))
                .findFirst()
                .orElse("");
        String nearest = below.isEmpty() ? Nearest.of(key, keys) : below;
        return " has no setting " + OneLine.quoted(key)
                + (nearest.isEmpty() ? "" : "; did you mean " + OneLine.quoted(nearest) + "?");
    }

    /** Of several addresses the one in clear text, for that is where it leaks. */
    private static Endpoint endpoint(String value, String where) {
        List<Endpoint> all = Endpoint.all(value);
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    where + " is no URL with a scheme and a host; write one, such as" + " https://payments.example");
        }
        Endpoint worst = all.stream().min(Comparator.comparing(Endpoint::way)).orElseThrow();
        Endpoint unknown = all.stream()
                .filter(endpoint -> endpoint.way() == Endpoint.Way.UNKNOWN)
                .findFirst()
                .orElse(worst);
        if (worst.way() != Endpoint.Way.CLEAR && unknown.way() == Endpoint.Way.UNKNOWN) {
            throw new IllegalArgumentException(
                    where + " does not say whether " + unknown.scheme() + ":// is encrypted; let"
                            + " it say so (sslmode=verify-full and the like), or write a URL of which it is known");
        }
        return worst;
    }

    private List<Path> looked(Path from) {
        Set<Path> looked = new LinkedHashSet<>(directories);
        looked.add(from);
        looked.add(from.resolve("src/main/resources"));
        return List.copyOf(looked);
    }

    /** Where it is expected; and where it is not there, wherever it lies among the sources. */
    private List<Path> files(String name, Path from) {
        List<Path> files = new ArrayList<>();
        for (Path directory : looked(from)) {
            for (Path candidate :
                    List.of(directory.resolve(name), directory.resolve("config").resolve(name))) {
                if (Files.isRegularFile(candidate)) {
                    files.add(candidate);
                }
            }
        }
        return files.isEmpty() ? below(from, Path.of(name)) : files;
    }

    private static List<Path> below(Path top, Path name) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(top, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String called = String.valueOf(directory.getFileName());
                    boolean passed = !directory.equals(top)
                            && (called.startsWith(".")
                                    || NOT_SOURCES.contains(called)
                                    || directory.endsWith(Path.of("src", "test")));
                    return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.endsWith(name)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return found; // what cannot be walked through holds nothing to be read
        }
        found.sort(Comparator.comparing(Path::getNameCount).thenComparing(Path::compareTo));
        return found;
    }
}
