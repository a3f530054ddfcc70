package dev.waxseal.agent.origin;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The class that this JVM was started with. Where it is a launcher of others, such as Surefire's, it says nothing about
 * the application.
 *
 * @param name in dotted form
 * @param jar the archive that was started with {@code -jar}, or null
 */
record MainClass(String name, @Nullable String jar) {

    /** The main class of this JVM as its command line has it, or null where that does not say. */
    static @Nullable MainClass ofThisJvm() {
        return of(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
    }

    static @Nullable MainClass of(String command, String classPath) {
        if (!classPath.isEmpty() && (command.equals(classPath) || command.startsWith(classPath + ' '))) {
            return ofJar(classPath);
        }
        int space = command.indexOf(' ');
        String main = space < 0 ? command : command.substring(0, space);
        String name = main.substring(main.indexOf('/') + 1); // behind the module it may be in
        return name.isEmpty() || name.endsWith(".jar") ? null : new MainClass(name, null);
    }

    private static @Nullable MainClass ofJar(String path) {
        File file = new File(path).getAbsoluteFile();
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                return null;
            }
            Attributes main = manifest.getMainAttributes();
            String start = main.getValue("Start-Class"); // behind Spring Boot's launcher
            String name = start == null ? main.getValue(Attributes.Name.MAIN_CLASS) : start;
            return name == null
                    ? null
                    : new MainClass(name, file.toURI().normalize().getPath());
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The package it is in with a dot behind, or null where it is in none. */
    @Nullable String packagePrefix() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : name.substring(0, dot + 1);
    }

    /** Whether a class's name begins with the same two parts, which classes of one house nearly always do. */
    boolean isAkinTo(String className) {
        int second = name.indexOf('.', name.indexOf('.') + 1);
        return second > 0 && className.startsWith(name.substring(0, second + 1));
    }

    /** The directory beside a jar that Quarkus starts, where it puts the application; or null. */
    @Nullable String quarkusHome() {
        return jar == null || !name.startsWith("io.quarkus.") ? null : jar.substring(0, jar.lastIndexOf('/')) + "/app/";
    }
}
