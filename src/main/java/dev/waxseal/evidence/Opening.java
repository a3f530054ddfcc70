package dev.waxseal.evidence;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens one sealed file with a key, record by record, and says what is not as it was sealed: what was changed, taken out,
 * cut off, exchanged or put elsewhere.
 */
final class Opening {

    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /** The first line of a record. */
    private record Head(String schema, String journal, long record, String previous, String recipients, int last) {}

    private final PrivateKey key;
    private final String name;
    private final Consumer<Leaked> each;
    private final List<String> faults = new ArrayList<>();
    private long record;
    private String previous = "";
    private boolean damaged;
    private boolean complete;
    private boolean cut;
    private int opened;
    private int strange;

    private Opening(PrivateKey key, String name, Consumer<Leaked> each) {
        this.key = key;
        this.name = name;
        this.each = each;
    }

    /** How many records this key has opened. */
    int opened() {
        return opened;
    }

    /** How many are for others. */
    int strange() {
        return strange;
    }

    /** What is not as it was sealed, each in words. */
    List<String> faults() {
        return faults;
    }

    /** Whether its JVM was ended amid a record, or before it could say that there are no more. */
    boolean isCut() {
        return cut || !complete;
    }

    /**
     * Opens that file.
     *
     * @param journal of the same JVM, or null where it is not there
     */
    static Opening of(Path file, @Nullable Journal journal, PrivateKey key, Consumer<Leaked> each) throws IOException {
        String name = file.getFileName().toString().replace(Evidence.SUFFIX, "");
        Opening opening = new Opening(key, name, each);
        try {
            opening.read(Files.readAllBytes(file));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        long said = journal == null || journal.evidence() == null
                ? 0
                : journal.evidence().records();
        if ((opening.opened > 0 || opening.strange == 0) && opening.record < said) {
            opening.faults.add(missing(opening.record + 1, said));
        }
        return opening;
    }

    private void read(byte[] file) throws GeneralSecurityException {
        cut = file.length == 0;
        RecordBounds bounds = new RecordBounds(file);
        int at = 0;
        while (at < file.length) {
            int end = bounds.end(at);
            if (end > file.length && bounds.next(at) == file.length) {
                cut = true; // while it was written
                return;
            }
            if (end >= 0 && end <= file.length && isOpened(Arrays.copyOfRange(file, at, end))) {
                at = end;
            } else {
                damaged = true;
                at = bounds.next(at);
            }
        }
        if (opened > 0 && damaged) {
            faults.add("what stands behind record " + record + " was changed");
        } else if (opened == 0 && strange == 0 && !cut) {
            faults.add("nothing that was sealed can be read in it");
        }
    }

    private boolean isOpened(byte[] bytes) throws GeneralSecurityException {
        Envelope.Opened content;
        try {
            content = Envelope.open(bytes, key);
        } catch (GeneralSecurityException changed) {
            return false;
        }
        if (content == null) {
            strange++;
            damaged = true; // if any other is for this key, for they all are for the same
            return true;
        }
        List<String> lines =
                new String(content.content(), StandardCharsets.UTF_8).lines().toList();
        try {
            Head head = GSON.fromJson(lines.get(0), Head.class);
            if (!head.recipients.equals(content.recipients())) {
                return false;
            }
            follow(head);
            for (String line : lines.subList(1, lines.size())) {
                each.accept(GSON.fromJson(line, Leaked.class));
            }
        } catch (JsonParseException | NullPointerException | IndexOutOfBoundsException e) {
            faults.add("a record is not written as this version writes them");
        }
        opened++;
        previous = SealedFile.digest(bytes);
        return true;
    }

    private void follow(Head head) {
        if (!head.schema.equals(SealedFile.SCHEMA)) {
            faults.add("a record is a " + head.schema + ", and this version reads " + SealedFile.SCHEMA);
        } else if (!head.journal.equals(name)) {
            faults.add("a record is of another JVM, " + head.journal);
        } else if (head.record <= record) {
            faults.add("record " + head.record + " stands behind record " + record);
        } else {
            if (head.record > record + 1) {
                faults.add(damaged ? changed(record + 1, head.record - 1) : missing(record + 1, head.record - 1));
            } else if (damaged || !head.previous.equals(previous)) {
                faults.add("record " + head.record + " does not follow what stands before it");
            }
            record = head.record;
            complete |= head.last == 1;
        }
        damaged = false;
    }

    private static String changed(long from, long to) {
        return from == to ? "record " + from + " was changed" : "records " + from + " to " + to + " were changed";
    }

    private static String missing(long from, long to) {
        return from == to ? "record " + from + " is missing" : "records " + from + " to " + to + " are missing";
    }
}
