package dev.waxseal.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * What the tests of a module are made from, as digests of its content: times differ from one machine of a pipeline to
 * the next.
 *
 * @param classes of what stands in the directory of its classes; empty where there is none
 * @param testClasses of what stands in that of its tests
 * @param dependencies of the coordinates of what it is built with
 */
record MadeFrom(String classes, String testClasses, String dependencies) {

    /** Files that hold the time or the machine of a build, so that no two builds make the same. */
    private static final Set<String> TELL_OF_THE_BUILD = Set.of(
            "META-INF/MANIFEST.MF", "META-INF/build-info.properties", "git.properties", "META-INF/git.properties");

    /**
     * What differs from build to build in any other file: a time (ISO 8601, a line of {@code java.util.Date}, a number of
     * seconds or milliseconds since 1970), a UUID.
     */
    private static final Pattern OF_THE_BUILD =
            Pattern.compile("\\b(?:\\d{4}-\\d\\d-\\d\\d[T _-]?\\d\\d[:.h-]?\\d\\d(?:[:.m-]?\\d\\d)?(?:[.,]\\d+)?"
                    + "(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?|(?:19|20)\\d{10,12}|1\\d{9}(?:\\d{3})?"
                    + "|[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d [A-Z]{2,5} \\d{4}"
                    + "|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\b");

    /** The files in which that is looked for have at most so many bytes. */
    private static final int LOOKED_THROUGH = 1_000_000;

    private static final String KEY = "waxseal.madeFrom";

    /** What every class has to which JaCoCo has added its probes. */
    private static final String MARK_OF_JACOCO = "$jacocoInit";

    /** As the module is now. */
    static MadeFrom of(MavenProject project) throws IOException {
        MessageDigest dependencies = digest();
        for (Dependency dependency : project.getDependencies()) {
            put(
                    dependencies,
                    dependency.getManagementKey() + ":" + version(dependency, project) + ":" + dependency.getScope());
        }
        return new MadeFrom(
                directory(Path.of(project.getBuild().getOutputDirectory()), project),
                directory(Path.of(project.getBuild().getTestOutputDirectory()), project),
                HexFormat.of().formatHex(dependencies.digest()));
    }

    /** Empty for that of a module beside this one: a pipeline that gives them all another one has the same code. */
    private static String version(Dependency dependency, MavenProject project) {
        boolean isBeside = dependency.getGroupId().equals(project.getGroupId())
                && dependency.getVersion().equals(project.getVersion());
        return isBeside ? "" : dependency.getVersion();
    }

    /**
     * Tests are skipped now. An earlier build has looked at this very moment at what its tests were made from; what is
     * put beside the classes from here on says nothing about them.
     */
    static void remember(MavenProject project) throws IOException {
        MadeFrom now = of(project);
        // of the JDK's types alone, for Maven may load this plugin twice
        project.setContextValue(KEY, List.of(now.classes, now.testClasses, now.dependencies));
    }

    /** As the module was when its tests were skipped, else as it is now. */
    static MadeFrom atTests(MavenProject project) throws IOException {
        return project.getContextValue(KEY) instanceof List<?> then
                ? new MadeFrom((String) then.get(0), (String) then.get(1), (String) then.get(2))
                : of(project);
    }

    /**
     * Whether what tests of that make have said still holds for this one. A directory that is not there says nothing
     * against it: a pipeline that hands on its journals need not hand on all else.
     */
    boolean isHeldFor(MadeFrom now) {
        return (now.classes.isEmpty() || now.classes.equals(classes))
                && (now.testClasses.isEmpty() || now.testClasses.equals(testClasses))
                && now.dependencies.equals(dependencies);
    }

    /** Where JaCoCo keeps the classes that it instruments offline, until its goal restore-instrumented-classes. */
    private static Path originals(MavenProject project) {
        return Path.of(project.getBuild().getDirectory()).resolve("generated-classes/jacoco");
    }

    private static String directory(Path directory, MavenProject project) throws IOException {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !TELL_OF_THE_BUILD.contains(slashed(directory, file)))
                    .sorted()
                    .toList();
        }
        MessageDigest digest = digest();
        Path originals = originals(project);
        Pattern version = Pattern.compile("(?<![\\w.-])" + Pattern.quote(project.getVersion()) + "(?![\\w.-])");
        for (Path file : files) {
            put(digest, slashed(directory, file));
            digest.update(content(file, originals.resolve(directory.relativize(file)), version));
        }
        return files.isEmpty() ? "" : HexFormat.of().formatHex(digest.digest());
    }

    /** That of the class as it was compiled: an instrumented one is put back between the tests and check. */
    private static byte[] content(Path file, Path original, Pattern version) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".class")) {
            return bytes.length > LOOKED_THROUGH ? bytes : withoutTheBuild(bytes, version);
        }
        boolean isInstrumented =
                Files.exists(original) && new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK_OF_JACOCO);
        return isInstrumented ? Files.readAllBytes(original) : bytes;
    }

    /** Without times and the like, and without the module's own version, which a filter of resources has put there. */
    private static byte[] withoutTheBuild(byte[] bytes, Pattern version) {
        String text = OF_THE_BUILD
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .replaceAll("");
        return version.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String slashed(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static void put(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java platform has it
        }
    }
}
