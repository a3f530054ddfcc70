package dev.waxseal.agent.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Who must not be asked about a forged certificate: whoever would ask a person about it, or remember it, for ever or until the
 * server has proved in another way who it is. Told by what the class's file names, so that nothing of it runs.
 */
final class Caution {

    /** What a class names that shows dialogs, reads answers, or writes down whom it has met. */
    private static final List<String> SIGNS = List.of(
            "java/awt/",
            "javax/swing/",
            "javafx/",
            "org/eclipse/swt/",
            "java/io/Console",
            "java/util/Scanner",
            "setCertificateEntry",
            "java/io/FileOutputStream",
            "java/io/FileWriter",
            "java/io/RandomAccessFile",
            "java/nio/file/Files",
            "java/util/prefs/");

    private static final int LONGEST = 1 << 20;

    private Caution() {}

    /** Whether it, or what it is a part of, may do more than decide. */
    static boolean isCalledFor(Class<?> type) {
        String name = type.getName().toLowerCase(Locale.ROOT);
        if (name.contains("firstuse")
                || name.contains("tofu")
                || name.contains("interactive")
                || name.contains("prompt")
                || name.contains(
                        "ephemeraltrusting")) { // MariaDB's, whose server signs the fingerprint with the password
            return true;
        }
        for (Class<?> part = type; part != null && part.getClassLoader() != null; part = part.getSuperclass()) {
            if (names(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Class<?> type) {
        if (type.isHidden()) {
            return false; // a lambda, whose code lies among that of a whole class
        }
        String file = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(file)) {
            String text = in == null ? "" : new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
            for (String sign : SIGNS) {
                if (text.contains(sign)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return true;
        }
    }
}
