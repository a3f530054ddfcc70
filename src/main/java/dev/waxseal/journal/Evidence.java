package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What leaked is sealed beside this journal, or why it is not.
 *
 * @param file the name of the file that takes it
 * @param recipients who can open it, by the names in their certificates; empty where it is not sealed
 * @param records how many records that file had when this was written
 * @param values how many values stand in them
 * @param failure why nothing more is sealed; null where it is
 */
public record Evidence(
        String file,
        String recipients,
        long records,
        long values,
        @Nullable String failure) implements Entry {
    /** As RFC 7193 has files of CMS end. */
    public static final String SUFFIX = ".cms";

    public Evidence {
        requireNonNull(file);
        requireNonNull(recipients);
    }

    /** Where what leaked is sealed beside that journal, if anything is. */
    public static Path beside(Path journal) {
        return journal.resolveSibling(journal.getFileName().toString().replaceFirst("\\..*", "") + SUFFIX);
    }

    @Override
    public String type() {
        return "evidence";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("file", file);
        line.put("recipients", recipients);
        line.put("records", records);
        line.put("values", values);
        line.put("failure", failure);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.sealing(this);
    }
}
