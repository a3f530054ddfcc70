package dev.waxseal.agent.origin;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The Maven group that a jar is of, as Maven's archiver writes it into each; a jar within Spring Boot's or a war too. */
final class ArtifactGroup {

    private static final String MAVEN = "META-INF/maven/";
    private static final String PROPERTIES = "/pom.properties";

    private ArtifactGroup() {}

    /** The group, or null where the jar does not say, or was made of several. */
    static @Nullable String of(CodeLocation location) {
        try (ZipFile outer = new ZipFile(new File(location.path()))) {
            if (location.path().endsWith(location.file())) {
                return of(outer);
            }
            try (ZipInputStream inner = InnerJar.open(outer, location.file())) {
                return inner == null ? null : of(inner);
            }
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The group of the artifact whose properties these are, an entry of a jar; null if it is another entry. */
    static @Nullable String named(String entry) {
        return entry.startsWith(MAVEN) && entry.endsWith(PROPERTIES)
                ? entry.substring(MAVEN.length(), entry.indexOf('/', MAVEN.length()))
                : null;
    }

    private static @Nullable String of(ZipFile jar) {
        String only = null;
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            String group = named(entries.nextElement().getName());
            if (group != null && only != null) {
                return null;
            }
            only = group == null ? only : group;
        }
        return only;
    }

    private static @Nullable String of(ZipInputStream jar) throws IOException {
        String only = null;
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            String group = named(entry.getName());
            if (group != null && only != null) {
                return null;
            }
            only = group == null ? only : group;
        }
        return only;
    }
}
