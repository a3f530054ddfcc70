package dev.waxseal.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * Where the sources of a build lie: those of its own module first, then those of all others. Besides what a module declares
 * these are the directories of other languages and of generated code, which plugins declare late or not at all.
 */
final class SourceDirectories {

    private static final List<String> PURPOSES = List.of("main", "test", "it", "integration-test");
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "scala", "groovy");

    private final MavenProject project;
    private final MavenSession session;

    SourceDirectories(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /** All that are there. */
    List<Path> all() {
        Set<Path> all = new LinkedHashSet<>();
        add(project, all);
        List<MavenProject> modules =
                session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
        modules.forEach(module -> add(module, all));
        return List.copyOf(all);
    }

    private static void add(MavenProject module, Set<Path> all) {
        Path base = module.getBasedir().toPath();
        List<Path> directories = new ArrayList<>();
        module.getCompileSourceRoots().forEach(root -> directories.add(base.resolve(root)));
        module.getTestCompileSourceRoots().forEach(root -> directories.add(base.resolve(root)));
        for (Resource resource : module.getBuild().getResources()) {
            directories.add(base.resolve(resource.getDirectory()));
        }
        for (Resource resource : module.getBuild().getTestResources()) {
            directories.add(base.resolve(resource.getDirectory()));
        }
        for (String purpose : PURPOSES) {
            for (String language : LANGUAGES) {
                directories.add(base.resolve("src").resolve(purpose).resolve(language));
            }
        }
        Path target = base.resolve(module.getBuild().getDirectory());
        directories.addAll(children(target.resolve("generated-sources")));
        directories.addAll(children(target.resolve("generated-test-sources")));
        directories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .forEach(all::add);
    }

    /** Each generator has a directory of its own there. */
    private static List<Path> children(Path generated) {
        if (!Files.isDirectory(generated)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(generated)) {
            directories.forEach(children::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        children.sort(null);
        return children;
    }
}
