package dev.waxseal.agent.origin;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A jar within another archive, where executable jars and wars have those that they hold. */
final class InnerJar {

    private static final String[] LIBRARIES = {"BOOT-INF/lib/", "WEB-INF/lib/"};

    private InnerJar() {}

    /** The one of this name, or null where there is none. */
    static @Nullable ZipInputStream open(ZipFile outer, String file) throws IOException {
        for (String directory : LIBRARIES) {
            ZipEntry inner = outer.getEntry(directory + file);
            if (inner != null) {
                return new ZipInputStream(outer.getInputStream(inner));
            }
        }
        return null;
    }
}
