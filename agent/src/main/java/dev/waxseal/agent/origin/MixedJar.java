package dev.waxseal.agent.origin;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar that may hold the application and its libraries alike, as those of maven-shade, maven-assembly and Gradle's
 * shadow do.
 */
final class MixedJar {

    private final List<String> groups = new ArrayList<>();
    private boolean mixed;
    private int artifacts;

    /** Looks into the jar at this path. */
    MixedJar(String path) {
        try (ZipFile jar = new ZipFile(new File(path))) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                String group = ArtifactGroup.named(name);
                if (group != null) {
                    artifacts++;
                    groups.add(group + '.');
                } else if (!mixed && name.endsWith(".class") && !name.startsWith("META-INF/")) {
                    mixed = Libraries.isLibrary(
                            name.substring(0, name.length() - 6).replace('/', '.'));
                }
            }
        } catch (IOException unreadable) {
            mixed = true; // then the package of the main class must do
        }
        mixed |= artifacts > 1;
    }

    boolean isMixed() {
        return mixed;
    }

    /** Whether several artifacts of Maven were put into it, so that not all is the one's that gave it its name. */
    boolean isMadeOfSeveral() {
        return artifacts > 1;
    }

    /** The group whose id this class's name begins with, with a dot behind; empty where none of them does. */
    String groupOf(String className) {
        String longest = "";
        for (String group : groups) {
            longest = className.startsWith(group) && group.length() > longest.length() ? group : longest;
        }
        return longest;
    }
}
