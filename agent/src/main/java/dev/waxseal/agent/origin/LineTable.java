package dev.waxseal.agent.origin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table in which Kotlin's compiler says where the lines of a class come from, by JSR 45. Code that it copies from an
 * {@code inline} function to where that is called gets lines beyond the end of the file. The part {@code KotlinDebug} has the
 * calls, the part {@code Kotlin} what was copied.
 */
final class LineTable {

    /** A line of a file. */
    record Place(String file, int line) {}

    /** Its first line there, in which file, how many lines, its first line in the class, and how many that has for each. */
    private static final Pattern LINES =
            Pattern.compile("(\\d{1,9})#(\\d{1,9})(?:,(\\d{1,9}))?:(\\d{1,9})(?:,(\\d{1,9}))?");

    private final List<String> rows;
    private final String folder;

    /** The table of a class in this package, in the form of a path with a slash behind. */
    LineTable(String text, String folder) {
        this.rows = List.of(text.split("\n"));
        this.folder = folder;
    }

    /** Where a line of the class was written; null where that is not told, or is a file of another package. */
    @Nullable Place of(int line) {
        Place call = find(rows.indexOf("*S KotlinDebug"), line);
        return call == null ? find(rows.indexOf("*S Kotlin"), line) : call;
    }

    private @Nullable Place find(int part, int line) {
        if (part < 0) {
            return null;
        }
        Map<String, String> files = new HashMap<>();
        for (int i = part + 1; i < rows.size() && !isNextPart(rows.get(i)); i++) {
            String row = rows.get(i);
            if (row.startsWith("+ ") && i + 1 < rows.size()) {
                note(row.substring(2), rows.get(++i), files);
            } else {
                Matcher lines = LINES.matcher(row);
                int there = lines.matches() ? lineThere(lines, line) : 0;
                if (there > 0) {
                    String file = files.get(lines.group(2));
                    return file == null ? null : new Place(file, there);
                }
            }
        }
        return null;
    }

    private static boolean isNextPart(String row) {
        return row.startsWith("*S") || row.startsWith("*E");
    }

    private void note(String numbered, String path, Map<String, String> files) {
        int space = numbered.indexOf(' ');
        if (space > 0 && path.startsWith(folder) && path.indexOf('/', folder.length()) < 0) {
            files.put(numbered.substring(0, space), numbered.substring(space + 1));
        }
    }

    /** What this line of the class is there, or 0 where it is none of these. */
    private static int lineThere(Matcher lines, int line) {
        int offset = line - Integer.parseInt(lines.group(4));
        int each = number(lines.group(5));
        return offset >= 0 && offset < (long) number(lines.group(3)) * each
                ? Integer.parseInt(lines.group(1)) + offset / each
                : 0;
    }

    private static int number(@Nullable String orOne) {
        return orOne == null ? 1 : Integer.parseInt(orOne);
    }
}
