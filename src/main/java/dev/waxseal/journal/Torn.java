package dev.waxseal.journal;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** The mark of a journal of which lines could not be written. */
final class Torn {

    /** How its name ends. */
    static final String SUFFIX = ".torn.jsonl";

    private Torn() {}

    /** Where it cannot be done, as on Windows while the file is open, what was cut must say it. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    static void mark(@Nullable File file) {
        if (file != null) {
            file.renameTo(new File(file.getPath().replace(".jsonl", SUFFIX)));
        }
    }
}
