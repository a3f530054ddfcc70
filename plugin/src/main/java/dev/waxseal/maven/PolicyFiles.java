package dev.waxseal.maven;

import dev.waxseal.config.OneLine;
import dev.waxseal.report.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy files of a module: {@value #USUAL} in its directory and in those above it, up to the root of the
 * repository, wherever Maven was called; and beside the aggregator that Maven was called in, where that does not lie above
 * its modules. The root's come first, so that what is nearer to the module decides.
 */
final class PolicyFiles {

    static final String USUAL = "waxseal.yml";

    private final Path module;
    private final Path root;
    private final Path aggregator;

    PolicyFiles(MavenProject project, MavenSession session) {
        this.module = absolute(project.getBasedir());
        this.aggregator = absolute(new File(session.getExecutionRootDirectory()));
        this.root = root(project, session);
    }

    /** Those that are found, or those that are given; one that is given by a relative name is found in the same way. */
    List<Path> files(@Nullable List<String> given) throws IOException {
        if (given == null || given.isEmpty()) {
            return found(USUAL);
        }
        List<Path> files = new ArrayList<>();
        for (String name : given) {
            files.add(file("policy", name.strip()));
        }
        return files;
    }

    /** All of that name, the root's first. */
    List<Path> found(String name) {
        List<Path> found = new ArrayList<>(directories().stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .toList());
        Collections.reverse(found);
        return found;
    }

    /** The nearest one of that name. */
    Path file(String what, String name) throws IOException {
        List<Path> directories = directories();
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no " + what + " " + OneLine.quoted(name) + " in "
                        + directories.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }

    /** The directory at which the paths of reports begin. */
    Path root() {
        return root;
    }

    /** How reports call a file: from the root of the repository, so that it is the same on every machine. */
    String name(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    /** The module's directory, the one above it, and so on to the root; the aggregator's before those of both. */
    private List<Path> directories() {
        List<Path> directories = new ArrayList<>(upwards(module).toList());
        if (aggregator.startsWith(root) && !module.startsWith(aggregator)) {
            directories.removeIf(aggregator::startsWith);
            directories.add(aggregator);
            upwards(module).filter(aggregator::startsWith).forEach(directories::add);
        }
        return directories;
    }

    private Stream<Path> upwards(Path from) {
        return Stream.iterate(from, directory -> directory != null && directory.startsWith(root), Path::getParent);
    }

    /** The repository's; where none is marked, the uppermost directory that the POMs or Maven know of. */
    private Path root(MavenProject project, MavenSession session) {
        Optional<Path> repository = Sources.repository(module);
        if (repository.isPresent()) {
            return repository.get();
        }
        Path root = module;
        while (root.getParent() != null && Files.exists(root.resolveSibling("pom.xml"))) {
            root = root.getParent();
        }
        for (MavenProject parent = project; parent != null; parent = parent.getParent()) {
            root = upper(root, parent.getBasedir());
        }
        return aboveAll(upper(root, session.getRequest().getMultiModuleProjectDirectory()), session);
    }

    private Path upper(Path root, @Nullable File other) {
        Path asked = other == null ? root : absolute(other);
        return module.startsWith(asked) && asked.getNameCount() < root.getNameCount() ? asked : root;
    }

    /** The directory in which an aggregator lies beside its modules; what is farther above them may be anybody's. */
    private Path aboveAll(Path root, MavenSession session) {
        Path beside = aggregator.getParent();
        if (beside == null || beside.getNameCount() == 0 || !root.startsWith(beside)) {
            return root;
        }
        List<MavenProject> projects =
                session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
        List<Path> modules =
                projects.stream().map(other -> absolute(other.getBasedir())).toList();
        boolean isFlat = modules.stream().anyMatch(other -> !other.startsWith(aggregator));
        return isFlat && modules.stream().allMatch(other -> other.startsWith(beside)) ? beside : root;
    }

    private static Path absolute(File directory) {
        return directory.toPath().toAbsolutePath().normalize();
    }
}
