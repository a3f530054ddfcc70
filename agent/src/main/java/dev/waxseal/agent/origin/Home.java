package dev.waxseal.agent.origin;

import java.io.File;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's own code lies: where the build says, or else in the jar and the package of the main class, in
 * jars of that one's Maven group, in directories of classes, and in jars that lie beside such a directory because they were
 * built of it.
 */
final class Home {

    private final Project project;
    private final @Nullable MainClass main;
    private final @Nullable String mainPath;
    private final @Nullable String mainPackage;
    private final ConcurrentHashMap<String, Boolean> builtHere = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, MixedJar> jars = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<CodeLocation, String> groups = new ConcurrentHashMap<>();

    Home(Project project, @Nullable MainClass started, Whereabouts whereabouts) {
        this.project = project;
        // a class that starts others is nobody's home; a program may have a library's name, as their samples do
        boolean own = started != null && !Libraries.startsOthers(started.name());
        main = own || (started != null && started.quarkusHome() != null) ? started : null;
        mainPath = own && started != null ? pathOf(started, whereabouts) : null;
        mainPackage = own && started != null ? started.packagePrefix() : null;
    }

    private static @Nullable String pathOf(MainClass main, Whereabouts whereabouts) {
        if (main.jar() != null) {
            return main.jar();
        }
        CodeLocation location = whereabouts.of(Set.of(main.name())).get(main.name());
        return location == null || location.classes() ? null : location.path();
    }

    /** Whether this class, loaded from there, is the application's own. */
    boolean owns(String className, @Nullable CodeLocation location) {
        if (location == null || isCopy(className, location)) {
            return false;
        }
        if (project.owns(location)) {
            return isUnmixed(className, location, true);
        }
        boolean besideMain = mainPackage != null && className.startsWith(mainPackage);
        if (Libraries.isLibrary(className)) {
            return besideMain && (location.classes() || isMains(location));
        }
        return location.classes()
                || besideMain
                || ((isMains(location) || isBuiltHere(location)) && isUnmixed(className, location, false))
                || isOfMainsGroup(className, location);
    }

    /**
     * Whether a build moved it from a library to where it is, below the application's own package perhaps. That is done when
     * jars are made; and a program all of which has such a name is called so.
     */
    private boolean isCopy(String className, CodeLocation location) {
        return Libraries.isRelocated(className)
                || (Libraries.isShaded(className)
                        && !location.classes()
                        && (mainPackage == null || !Libraries.isShaded(mainPackage)));
    }

    /** Whether it lies in another jar of the same Maven group: an application may be made of several modules. */
    private boolean isOfMainsGroup(String className, CodeLocation location) {
        if (main == null || mainPath == null || location.file().isEmpty() || !main.isAkinTo(className)) {
            return false; // before a jar is opened for it
        }
        String group = groupOf(new CodeLocation(mainPath, "", false));
        return !group.isEmpty() && group.equals(groupOf(location));
    }

    private String groupOf(CodeLocation jar) {
        String group = groups.get(jar);
        if (group == null) {
            group = ArtifactGroup.of(jar);
            group = group == null ? "" : group;
            groups.put(jar, group);
        }
        return group;
    }

    private boolean isMains(CodeLocation location) {
        String quarkus = main == null ? null : main.quarkusHome();
        return (quarkus != null && location.path().startsWith(quarkus))
                || (main != null && location.path().equals(mainPath) && location.isPlainArchive());
    }

    /**
     * Whether a class is not one of the libraries that share a jar with the application. What the build made and put nothing
     * else into is its own even where it has the name of a known library: that may be what is built.
     */
    private boolean isUnmixed(String className, CodeLocation location, boolean built) {
        if (!location.isPlainArchive()) {
            return true;
        }
        MixedJar jar = jars.get(location.path());
        if (jar == null) {
            jar = new MixedJar(location.path());
            jars.put(location.path(), jar);
        }
        if (!jar.isMixed() || (built && !jar.isMadeOfSeveral())) {
            return true;
        }
        String group = jar.groupOf(className);
        return group.isEmpty()
                ? mainPackage == null ? !Libraries.isLibrary(className) : className.startsWith(mainPackage)
                : project.isGroup(group) || (main != null && main.name().startsWith(group));
    }

    /** Maven has {@code target/shop.jar} beside {@code target/classes}, Gradle {@code build/libs/shop.jar}. */
    private boolean isBuiltHere(CodeLocation location) {
        if (!location.isPlainArchive()) {
            return false;
        }
        Boolean built = builtHere.get(location.path());
        if (built == null) {
            File directory = new File(location.path()).getParentFile();
            File build =
                    directory != null && directory.getName().equals("libs") ? directory.getParentFile() : directory;
            built = build != null
                    && (build.getName().equals("target") || build.getName().equals("build"))
                    && new File(build, "classes").isDirectory();
            builtHere.put(location.path(), built);
        }
        return built;
    }
}
