package dev.waxseal.maven;

import dev.waxseal.production.ClearEndpoints;
import dev.waxseal.production.Production;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The main resources of modules as their POMs have them: in which directories, and which of the files there. */
record MainResources(List<Part> parts) {

    private static final Pattern STEP = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");

    /**
     * A {@code <resource>}.
     *
     * @param directory where it lies
     * @param includes patterns of the files that it has; none for all
     * @param excludes patterns of those among them that it has not
     */
    record Part(Path directory, List<Pattern> includes, List<Pattern> excludes) {

        boolean has(Path file) {
            if (!file.startsWith(directory)) {
                return false;
            }
            String name = directory.relativize(file).toString().replace('\\', '/');
            return (includes.isEmpty() || matches(includes, name)) && !matches(excludes, name);
        }

        private static boolean matches(List<Pattern> patterns, String name) {
            return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
        }
    }

    /** Not where these are all files of a module, of which most are none. */
    static MainResources of(Collection<MavenProject> modules) {
        List<Part> parts = new ArrayList<>();
        for (MavenProject module : modules) {
            Path base = module.getBasedir().toPath();
            Path target = Path.of(module.getBuild().getDirectory());
            for (Resource resource : module.getBuild().getResources()) {
                Path directory = base.resolve(resource.getDirectory()).normalize();
                if (!target.startsWith(directory)) {
                    parts.add(new Part(directory, patterns(resource.getIncludes()), patterns(resource.getExcludes())));
                }
            }
        }
        return new MainResources(parts);
    }

    private static List<Pattern> patterns(List<String> patterns) {
        return patterns.stream().map(MainResources::pattern).toList();
    }

    /** As Ant has them: {@code **} for any directories, a directory for all that is in it. */
    static Pattern pattern(String ant) {
        String path = ant.strip().replace('\\', '/');
        StringBuilder regex = new StringBuilder();
        STEP.matcher(path.endsWith("/") ? path + "**" : path)
                .results()
                .map(step -> switch (step.group()) {
                    case "**/" -> "(?:.*/)?";
                    case "**" -> ".*";
                    case "*" -> "[^/]*";
                    case "?" -> "[^/]";
                    default -> Pattern.quote(step.group());
                })
                .forEach(regex::append);
        return Pattern.compile(regex.toString());
    }

    private List<Path> directories() {
        return parts.stream().map(Part::directory).distinct().toList();
    }

    /** What of them tells what production is told. */
    Production production(Function<String, @Nullable String> properties) {
        return new Production(directories(), properties);
    }

    /** What they would send in clear text. */
    ClearEndpoints.All endpoints(Function<String, @Nullable String> properties) throws IOException {
        return ClearEndpoints.in(directories(), file -> parts.stream().anyMatch(part -> part.has(file)), properties);
    }
}
