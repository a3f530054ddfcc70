package dev.waxseal.journal;

import java.io.File;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.UUID;

/** This JVM, by the names that its journal has for it; found out in little time, before the application starts. */
final class Self {

    private Self() {}

    /** Random enough to tell two files apart; {@link UUID#randomUUID} would wake the security providers at start-up. */
    static UUID uuid() {
        SplittableRandom random = new SplittableRandom();
        return new UUID(random.nextLong(), random.nextLong());
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
