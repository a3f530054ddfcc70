package dev.waxseal.journal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A journal in several files: {@code <pid>-<uuid>.jsonl}, then {@code <pid>-<uuid>.2.jsonl} and so on. Each says who wrote it
 * and counts from the beginning, so that one can be read without the others.
 */
final class Parts {

    private static final Pattern NAME = Pattern.compile("(.+?)(?:\\.(\\d{1,9}))?(?:\\.torn)?\\.jsonl(?:\\.gz)?");

    /**
     * A part that is full so soon, in milliseconds, is followed by one that may be twice as large: each tells all anew, and
     * that must not become as much as the traffic.
     */
    private static final long SOON = 3_600_000;

    private final File first;
    private final Entry.Started started;
    private final Sparing sparing;
    private long most;
    private int number = 1;
    private long bytes;
    private long begun = System.currentTimeMillis();

    Parts(File first, Entry.Started started, Sparing sparing) {
        this.first = first;
        this.started = started;
        this.sparing = sparing;
        this.most = sparing.rotateSize();
    }

    /** So many bytes were written. */
    void wrote(int count) {
        bytes += count;
    }

    /** Whether the next line belongs into another part. */
    boolean isDue() {
        return bytes >= most
                || (sparing.rotateAge() != Long.MAX_VALUE && System.currentTimeMillis() - begun >= sparing.rotateAge());
    }

    /** The next part is what is written from now on. */
    void begun() {
        bytes = 0;
    }

    /** Begins the next part; where that cannot be done it is tried again when as much or as long has gone by. */
    OutputStream next() throws IOException {
        long now = System.currentTimeMillis();
        if (bytes >= most && now - begun < SOON) {
            most *= 2;
        }
        bytes = 0;
        begun = now;
        OutputStream out = new FileOutputStream(file(number + 1), true);
        number++;
        delete(number - sparing.keep());
        return out;
    }

    /** The first line of the part that was begun. */
    Entry.Started started() {
        return started.of(number, begun);
    }

    /** Its file. */
    File file() {
        return file(number);
    }

    private File file(int part) {
        return part == 1 ? first : new File(first.getPath().replaceFirst("\\.jsonl$", "." + part + ".jsonl"));
    }

    /** Is tried once: what cannot be deleted, or was taken away already, is somebody else's. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void delete(int part) {
        if (part > 0) {
            file(part).delete();
        }
    }

    /** What the names of all parts of a journal have in common. */
    static String base(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? name.group(1) : fileName;
    }

    /** Which part a file of that name is, from 1 on. */
    static int number(String fileName) {
        Matcher name = NAME.matcher(fileName);
        @Nullable String number = name.matches() ? name.group(2) : null;
        return number == null ? 1 : Integer.parseInt(number);
    }
}
