package dev.waxseal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of source directories. One that lies where its package says is found at once. Kotlin, Scala and Groovy let a
 * file lie elsewhere, and a directory may hold many modules: so all files are looked at by name then, and of those that
 * lie in no such directory the one is taken that says itself to be of the package.
 */
final class SourceTree {

    /** A repository with more files than this is not walked through to its end. */
    private static final int MOST_FILES = 200_000;

    private static final int DEEPEST = 64;
    /** A package is named before the code. */
    private static final int HEAD = 16_384;

    private final Path preferred;
    private final List<Path> directories;
    private @Nullable Map<String, List<Path>> byName;
    private int seen;

    /**
     * @param preferred where a file is rather taken from than from elsewhere
     * @param directories which are looked at, in this order
     */
    SourceTree(Path preferred, List<Path> directories) {
        this.preferred = preferred.normalize();
        this.directories = directories;
    }

    Optional<Path> find(SourceName name) {
        try {
            for (Path directory : directories) {
                Path file = directory.resolve(name.path());
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
            List<Path> called = byName().getOrDefault(name.file(), List.of());
            return called.stream()
                    .filter(file -> file.endsWith(name.path()))
                    .findFirst()
                    .or(() -> called.stream()
                            .filter(file -> declares(file, name.packageName()))
                            .findFirst());
        } catch (InvalidPathException e) {
            return Optional.empty(); // no file is called so on this machine
        }
    }

    private Map<String, List<Path>> byName() {
        if (byName == null) {
            byName = new HashMap<>();
            for (Path directory : directories) {
                walk(directory, byName);
            }
            Comparator<Path> preferredFirst = Comparator.comparing((Path file) -> !file.startsWith(preferred))
                    .thenComparing(Path::getNameCount)
                    .thenComparing(Path::compareTo);
            byName.values().forEach(files -> files.sort(preferredFirst));
        }
        return byName;
    }

    private void walk(Path directory, Map<String, List<Path>> files) {
        try {
            Files.walkFileTree(
                    directory, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new Visitor(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes up sources; passes over what is hidden, fetched or not readable. */
    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Map<String, List<Path>> files;

        Visitor(Map<String, List<Path>> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            boolean passed = name != null
                    && !directories.contains(directory)
                    && (name.toString().startsWith(".") || name.toString().equals("node_modules"));
            return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile() && SourceName.ENDINGS.stream().anyMatch(name::endsWith)) {
                List<Path> called = files.computeIfAbsent(name, first -> new ArrayList<>());
                if (!called.contains(file)) {
                    called.add(file);
                }
            }
            return ++seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** Whether a file says to be of this package; Scala names it in several steps. */
    private static boolean declares(Path file, String packageName) {
        StringBuilder all = new StringBuilder();
        for (String line : head(file).lines().toList()) {
            String clause = line.strip();
            if (clause.startsWith("package ") && !clause.startsWith("package object ")) {
                String name = clause.substring("package ".length())
                        .replaceAll("[;{].*|//.*|/\\*.*", "")
                        .replace("`", "")
                        .strip();
                all.append(all.length() == 0 ? "" : ".").append(name);
            }
        }
        return all.toString().equals(packageName);
    }

    private static String head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
