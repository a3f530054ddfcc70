import dev.waxseal.production.ClearEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What {@code plaintext-endpoint} says of the resources of jars, which name no server of anyone's: each line is a false alarm. */
final class Resources {

    private Resources() {}

    public static void main(String[] directories) throws IOException {
        int jars = 0;
        int withResources = 0;
        int alarms = 0;
        for (String directory : directories) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                all = files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
            }
            for (Path jar : all) {
                Path unpacked = Files.createTempDirectory("resources");
                jars++;
                if (unpack(jar, unpacked)) {
                    withResources++;
                    for (var found : ClearEndpoints.in(List.of(unpacked), file -> true, name -> null)
                            .found()) {
                        System.out.println(jar.getFileName() + "!" + unpacked.relativize(found.file()) + ":"
                                + found.line() + " " + found.key() + " " + found.endpoint());
                        alarms++;
                    }
                }
                delete(unpacked);
            }
        }
        System.out.println(alarms + " in " + jars + " jars, of which " + withResources + " have such resources");
    }

    /** Whether it has any besides classes and what Maven and the jar tool put there. */
    private static boolean unpack(Path jar, Path to) throws IOException {
        boolean has = false;
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) file.stream().map(ZipEntry.class::cast)::iterator) {
                Path resource = to.resolve(entry.getName()).normalize();
                if (!entry.isDirectory()
                        && resource.startsWith(to)
                        && !entry.getName().startsWith("META-INF/maven/")
                        && entry.getName().matches(".*\\.(ya?ml|properties|xml|json|conf|env)")) {
                    Files.createDirectories(resource.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, resource);
                        has = true;
                    }
                }
            }
        } catch (IOException notAJar) {
            return has;
        }
        return has;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
