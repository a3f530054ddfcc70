package dev.waxseal.journal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** This JVM, by the names that its journal has for it; found out in little time, before the application starts. */
final class Self {

    private static final boolean MAY_BE_SET = mayBeSet();

    private Self() {}

    /**
     * Random enough to tell two files apart, written as RFC 9562 has it. {@link java.util.UUID} would wake the security
     * providers at start-up to make one, and a dozen classes to write it.
     */
    static String uuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder uuid = new StringBuilder(36);
        for (int digits = 0; digits < 32; digits++) {
            if (digits == 8 || digits == 12 || digits == 16 || digits == 20) {
                uuid.append('-');
            }
            uuid.append(Character.forDigit(random.nextInt(16), 16));
        }
        return uuid.toString();
    }

    /**
     * A variable of its environment, or null. Linux is asked first whether there is any of ours: with {@link System#getenv}
     * newer releases of the JDK load what starts processes, which is to be listened at and then has to be woven anew.
     */
    static @Nullable String variable(String name) {
        return MAY_BE_SET ? System.getenv(name) : null;
    }

    private static boolean mayBeSet() {
        try (FileInputStream environment = new FileInputStream("/proc/self/environ")) {
            return new String(environment.readAllBytes(), StandardCharsets.ISO_8859_1).contains("WAXSEAL_");
        } catch (IOException | SecurityException unknown) {
            return true;
        }
    }

    /** Asks Linux first, in a tenth of the time that it takes to wake {@link ProcessHandle}. */
    static long pid() throws IOException {
        String self = new File("/proc/self").getCanonicalFile().getName();
        try {
            return Long.parseLong(self);
        } catch (NumberFormatException e) {
            return ProcessHandle.current().pid(); // another system, or no /proc: the name is still "self"
        }
    }

    /** Of {@code com.acme.Main --password=x} or {@code app.jar x}, the first word. */
    static String command(String commandLine) {
        int space = commandLine.indexOf(' ');
        return space < 0 ? commandLine : commandLine.substring(0, space);
    }
}
