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

    private static final String MAVEN = "META-INF/maven/";

    private final List<String> groups = new ArrayList<>();
    private final String mainClass;
    private boolean mixed;

    /**
     * Looks into a jar.
     *
     * @param mainClass of the application, in dotted form
     */
    MixedJar(String path, String mainClass) {
        this.mainClass = mainClass;
        int artifacts = 0;
        try (ZipFile jar = new ZipFile(new File(path))) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(MAVEN) && name.endsWith("/pom.properties")) {
                    artifacts++;
                    groups.add(name.substring(MAVEN.length(), name.indexOf('/', MAVEN.length())) + '.');
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

    /** Whether a class that was loaded from here is the application's. */
    boolean owns(String className) {
        if (!mixed) {
            return true;
        }
        String group = groupOf(className);
        return group.isEmpty()
                ? className.startsWith(mainClass.substring(0, mainClass.lastIndexOf('.') + 1))
                : mainClass.startsWith(group);
    }

    /** The group whose id the name begins with, with a dot behind. */
    private String groupOf(String className) {
        String longest = "";
        for (String group : groups) {
            longest = className.startsWith(group) && group.length() > longest.length() ? group : longest;
        }
        return longest;
    }
}
