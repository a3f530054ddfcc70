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
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy files of a module: {@value #USUAL} in its directory and in those above it, up to the root of the
 * repository, wherever Maven was called. The root's come first, so that what is nearer to the module decides.
 */
final class PolicyFiles {

    static final String USUAL = "waxseal.yml";

    private final Path module;
    private final Path root;

    PolicyFiles(MavenProject project, MavenSession session) {
        this.module = project.getBasedir().toPath().toAbsolutePath().normalize();
        this.root = root(module, project, session);
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
        List<Path> found = new ArrayList<>(upwards()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .toList());
        Collections.reverse(found);
        return found;
    }

    /** The nearest one of that name. */
    Path file(String what, String name) throws IOException {
        return upwards()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no " + what + " " + OneLine.quoted(name) + " in " + module
                        + ", nor above it up to " + root));
    }

    /** The directory at which the paths of reports begin. */
    Path root() {
        return root;
    }

    /** How reports call a file: from the root of the repository, so that it is the same on every machine. */
    String name(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    /** The module's directory, the one above it, and so on to the root. */
    private Stream<Path> upwards() {
        return Stream.iterate(module, directory -> directory != null && directory.startsWith(root), Path::getParent);
    }

    /** The repository's; where none is marked, the uppermost directory that the POMs or Maven know of. */
    private static Path root(Path module, MavenProject project, MavenSession session) {
        Optional<Path> repository = Sources.repository(module);
        if (repository.isPresent()) {
            return repository.get();
        }
        Path root = module;
        while (root.getParent() != null && Files.exists(root.resolveSibling("pom.xml"))) {
            root = root.getParent();
        }
        for (MavenProject parent = project; parent != null; parent = parent.getParent()) {
            root = upper(root, parent.getBasedir(), module);
        }
        return upper(root, session.getRequest().getMultiModuleProjectDirectory(), module);
    }

    private static Path upper(Path root, @Nullable File other, Path module) {
        Path asked = other == null ? root : other.toPath().toAbsolutePath().normalize();
        return module.startsWith(asked) && asked.getNameCount() < root.getNameCount() ? asked : root;
    }
}
