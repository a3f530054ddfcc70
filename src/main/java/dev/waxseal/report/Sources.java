package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a repository: finds the file of a class, whatever module and language it is written in. Where there is
 * none, a finding stands where the file would lie by convention; where no code is known, at its test; and where there is
 * no test, at the project's own file. So each finding has a place, and it is within the repository.
 */
public final class Sources {

    private static final List<String> MARKS_OF_A_ROOT = List.of(".git", ".hg", ".svn", ".jj");
    private static final List<String> PROJECT_FILES =
            List.of("pom.xml", "build.gradle.kts", "build.gradle", "build.sbt", "BUILD.bazel", "BUILD");

    private final @Nullable Path root;
    private final String prefix;
    private final Supplier<List<Path>> directories;
    private final Map<SourceName, Optional<String>> found = new HashMap<>();
    private @Nullable SourceTree tree;

    private Sources(@Nullable Path root, String prefix, Supplier<List<Path>> directories) {
        this.root = root;
        this.prefix = prefix;
        this.directories = directories;
    }

    /** No file is looked for: findings stand where conventions have them. */
    public static Sources unknown() {
        return new Sources(null, "", List::of);
    }

    /**
     * Those of a build.
     *
     * @param root of the repository; paths begin there
     * @param module the directory of the module that is judged, whose files come before others of the same name
     * @param directories with sources, of all modules, in the order in which they are asked; asked for when needed
     */
    public static Sources of(Path root, Path module, Supplier<List<Path>> directories) {
        Path top = root.toAbsolutePath().normalize();
        Path base = module.toAbsolutePath().normalize();
        String prefix = base.startsWith(top) && !base.equals(top) ? slashed(top.relativize(base)) + '/' : "";
        return new Sources(top, prefix, directories);
    }

    /** All below a directory, wherever they lie. */
    public static Sources below(Path root) {
        return of(root, root, () -> List.of(root.toAbsolutePath().normalize()));
    }

    /** The root of the repository in which this directory lies, where one is marked. */
    public static Optional<Path> repository(Path directory) {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (MARKS_OF_A_ROOT.stream().map(at::resolve).anyMatch(Files::exists)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The directory of the module, from the root of the repository; empty at the root. */
    String module() {
        return prefix.isEmpty() ? prefix : prefix.substring(0, prefix.length() - 1);
    }

    /** A line of a file of the repository; of one outside, its name alone. */
    SourceLine line(Path file, int line) {
        Path path = file.toAbsolutePath().normalize();
        Path top = root;
        String name = top != null && path.startsWith(top) && !path.equals(top)
                ? slashed(top.relativize(path))
                : String.valueOf(path.getFileName());
        return new SourceLine(name, line);
    }

    /** Where a finding is shown: at its line of code, else at its test, else at the project's file. */
    SourceLine line(Finding.@Nullable Origin origin, Finding.@Nullable Test test) {
        SourceName name = origin == null ? null : SourceName.of(origin);
        if (origin != null && name != null) {
            boolean isOfTest = test != null && origin.className().startsWith(test.className());
            return new SourceLine(
                    file(name).orElseGet(() -> byConvention(name, isOfTest ? "test" : "main")),
                    Math.max(0, origin.line()));
        }
        return test == null ? project() : line(test);
    }

    private SourceLine line(Finding.Test test) {
        for (String ending : SourceName.ENDINGS) {
            SourceName name = SourceName.of(test, ending);
            Optional<String> file = name == null ? Optional.empty() : file(name);
            if (file.isPresent()) {
                return new SourceLine(file.get(), 0);
            }
        }
        SourceName name = isScenario(test) ? feature(test) : SourceName.of(test, ".java");
        return name == null ? project() : new SourceLine(file(name).orElseGet(() -> byConvention(name, "test")), 0);
    }

    /** The project's own file, at which stands what stands nowhere else. */
    SourceLine project() {
        String file = PROJECT_FILES.get(0);
        if (root != null) {
            Path base = root.resolve(prefix);
            file = PROJECT_FILES.stream()
                    .filter(name -> Files.isRegularFile(base.resolve(name)))
                    .findFirst()
                    .orElse(file);
        }
        return new SourceLine(prefix + file, 0);
    }

    /** Cucumber calls a scenario by its file: {@code path/to/login.feature}. */
    private static boolean isScenario(Finding.Test test) {
        return test.className().endsWith(".feature");
    }

    private static @Nullable SourceName feature(Finding.Test test) {
        String path = test.className();
        int slash = path.lastIndexOf('/');
        String directory =
                slash < 0 ? "" : path.substring(0, slash).replace('.', '_').replace('/', '.');
        String name = path.substring(slash + 1, path.length() - ".feature".length());
        return SourceName.of(new Finding.Test((directory.isEmpty() ? "" : directory + '.') + name, ""), ".feature");
    }

    private String byConvention(SourceName name, String purpose) {
        String kind = name.file().endsWith(".feature") ? "resources" : name.language();
        return prefix + "src/" + purpose + '/' + kind + '/' + name.path();
    }

    private Optional<String> file(SourceName name) {
        Path top = root;
        if (top == null) {
            return Optional.empty();
        }
        return found.computeIfAbsent(name, asked -> {
            if (tree == null) {
                tree = new SourceTree(
                        top.resolve(prefix),
                        directories.get().stream()
                                .map(directory -> directory.toAbsolutePath().normalize())
                                .filter(directory -> directory.startsWith(top))
                                .distinct()
                                .toList());
            }
            return tree.find(asked).map(file -> slashed(top.relativize(file)));
        });
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
