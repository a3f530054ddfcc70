package dev.waxseal.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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

    /** As the module is now. */
    static MadeFrom of(MavenProject project) throws IOException {
        MessageDigest dependencies = digest();
        for (Dependency dependency : project.getDependencies()) {
            put(
                    dependencies,
                    dependency.getManagementKey() + ":" + dependency.getVersion() + ":" + dependency.getScope());
        }
        return new MadeFrom(
                directory(Path.of(project.getBuild().getOutputDirectory())),
                directory(Path.of(project.getBuild().getTestOutputDirectory())),
                HexFormat.of().formatHex(dependencies.digest()));
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

    private static String directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        MessageDigest digest = digest();
        for (Path file : files) {
            put(digest, directory.relativize(file).toString().replace('\\', '/'));
            digest.update(Files.readAllBytes(file));
        }
        return files.isEmpty() ? "" : HexFormat.of().formatHex(digest.digest());
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
