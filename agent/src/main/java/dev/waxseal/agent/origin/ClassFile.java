package dev.waxseal.agent.origin;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The file of a class, read from where it lies: a class loader would know it too, but runs code of the application. */
final class ClassFile {

    private static final int LONGEST = 1 << 20;

    private ClassFile() {}

    /** The file of this class; null where it does not lie there, or is longer than a megabyte. */
    static byte @Nullable [] of(String className, CodeLocation location) {
        String file = className.replace('.', '/') + ".class";
        File place = new File(location.path());
        try {
            return place.isDirectory()
                    ? read(new FileInputStream(new File(place, file)))
                    : ofArchive(place, file, location);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static byte @Nullable [] ofArchive(File archive, String file, CodeLocation location) throws IOException {
        try (ZipFile outer = new ZipFile(archive)) {
            if (location.classes()) {
                for (String directory : CodeLocation.OWN) {
                    ZipEntry entry = outer.getEntry(directory + '/' + file);
                    if (entry != null) {
                        return read(outer.getInputStream(entry));
                    }
                }
                return null;
            }
            if (location.isPlainArchive()) {
                ZipEntry entry = outer.getEntry(file);
                return entry == null ? null : read(outer.getInputStream(entry));
            }
            try (ZipInputStream inner = InnerJar.open(outer, location.file())) {
                return inner == null ? null : find(inner, file);
            }
        }
    }

    private static byte @Nullable [] find(ZipInputStream jar, String file) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (entry.getName().equals(file)) {
                return read(jar);
            }
        }
        return null;
    }

    private static byte @Nullable [] read(InputStream file) throws IOException {
        try (InputStream in = file) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST ? null : bytes;
        }
    }
}
