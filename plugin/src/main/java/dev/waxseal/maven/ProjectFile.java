package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Tells the agent which classes are the project's own: those below the directory of any of its modules, and those in
 * their jars, wherever these lie. A file, because a large reactor would not fit into a command line.
 */
final class ProjectFile {

    private static final String NAME = "project.txt";
    private static final String SNAPSHOT = "-SNAPSHOT";

    private ProjectFile() {}

    /** Writes it into this directory, and returns where it is. */
    static Path write(Path output, MavenSession session) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        List<MavenProject> modules =
                session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
        for (MavenProject module : modules) {
            lines.add("directory " + slashed(module.getBasedir().toPath()));
            lines.add("directory " + slashed(Path.of(module.getBuild().getDirectory())));
            // 1.0-SNAPSHOT is 1.0-20261128.101112-1 in a repository
            String version = module.getVersion();
            String plain =
                    version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version;
            lines.add("jar " + module.getArtifactId() + '-' + plain);
            if (module.getBuild().getFinalName() != null) {
                lines.add("jar " + module.getBuild().getFinalName());
            }
            lines.add("siblings " + module.getGroupId().replace('.', '/') + '/' + version);
        }
        Files.createDirectories(output);
        return Files.write(output.resolve(NAME), lines);
    }

    private static String slashed(Path directory) {
        String path = directory.toAbsolutePath().normalize().toUri().getPath();
        return path.endsWith("/") ? path : path + '/';
    }
}
