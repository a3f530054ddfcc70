package dev.waxseal.agent.origin;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the build says is the application's own, in a file of lines: {@code directory PATH} for classes anywhere below,
 * {@code jar NAME} for an archive whose name begins so, {@code siblings PATH/VERSION} for archives of that group and
 * version in a repository, such as {@code com/acme/shop/1.0}.
 */
final class Project {

    /** What is own where no build says so: nothing. */
    static final Project UNKNOWN = new Project(List.of());

    private final List<String> directories = new ArrayList<>();
    private final List<String> jars = new ArrayList<>();
    private final List<String> siblings = new ArrayList<>();

    Project(List<String> lines) {
        for (String line : lines) {
            int space = line.indexOf(' ');
            String what = space < 0 ? "" : line.substring(space + 1);
            if (line.startsWith("directory ")) {
                directories.add(what.endsWith("/") ? what : what + '/');
            } else if (line.startsWith("jar ")) {
                jars.add(what);
            } else if (line.startsWith("siblings ")) {
                siblings.add(what);
            }
        }
    }

    /** The project of this file; unknown if there is none or it cannot be read. */
    static Project of(@Nullable String file) {
        if (file == null) {
            return UNKNOWN;
        }
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
        return new Project(lines);
    }

    /** Whether what lies there was made by the build. */
    boolean owns(CodeLocation location) {
        return location.classes() ? ownsDirectory(location.path()) : ownsArchive(location);
    }

    /** Whether artifacts of this group, with a dot behind, are among those that the build makes. */
    boolean isGroup(String group) {
        String path = group.replace('.', '/');
        for (String sibling : siblings) {
            if (sibling.startsWith(path) && sibling.lastIndexOf('/') == path.length() - 1) {
                return true;
            }
        }
        return false;
    }

    private boolean ownsDirectory(String path) {
        for (String directory : directories) {
            if (path.startsWith(directory)) {
                return true;
            }
        }
        return false;
    }

    private boolean ownsArchive(CodeLocation location) {
        for (String jar : jars) {
            if (location.file().startsWith(jar)
                    && location.file().length() > jar.length()
                    && ".-".indexOf(location.file().charAt(jar.length())) >= 0) {
                return true;
            }
        }
        for (String sibling : siblings) {
            int version = sibling.lastIndexOf('/');
            int group = location.path().indexOf('/' + sibling.substring(0, version + 1));
            int artifact = group < 0 ? -1 : location.path().indexOf('/', group + version + 2);
            if (artifact > 0 && location.path().startsWith(sibling.substring(version) + '/', artifact)) {
                return true;
            }
        }
        return false;
    }
}
