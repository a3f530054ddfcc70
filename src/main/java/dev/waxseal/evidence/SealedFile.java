package dev.waxseal.evidence;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The file beside the journal that takes what is sealed, {@code DIR/journal/<pid>-<uuid>.cms}: one CMS structure behind the
 * other, each with a key of its own, so that it opens up to the last whole one wherever it is cut. In the first line of each
 * stands, sealed like the rest, which journal it belongs to, its number, and the digest of the one before.
 */
final class SealedFile implements Closeable {

    static final String SCHEMA = "waxseal-evidence/1";

    private final RandomAccessFile file;
    private final String journal;
    private final Recipients recipients;
    private final SecureRandom random = new SecureRandom();
    private final ClearText text = new ClearText();
    private @Nullable Envelope envelope;
    private long records;
    private String previous = "";

    SealedFile(File file, String journal, Recipients recipients) throws IOException {
        this.file = new RandomAccessFile(file, "rw");
        this.journal = journal;
        this.recipients = recipients;
    }

    /** Begins a record; the text takes what is put into it, a line each. */
    ClearText begin(boolean last) throws GeneralSecurityException {
        Envelope begun = Envelope.to(recipients.all(), random);
        envelope = begun;
        text.wipe();
        text.begin()
                .member("schema", SCHEMA)
                .member("journal", journal)
                .member("record", records + 1)
                .member("previous", previous)
                .member("recipients", begun.recipients())
                .member("time", System.currentTimeMillis());
        if (last) {
            text.member("last", 1);
        }
        return text.end();
    }

    /** Seals the record that was begun, and hands it to the operating system whole, or leaves nothing of it. */
    void seal() throws GeneralSecurityException, IOException {
        Envelope begun = envelope;
        if (begun == null) {
            throw new IllegalStateException("no record was begun");
        }
        envelope = null;
        byte[] record;
        try {
            record = begun.seal(text.bytes(), text.length(), random);
        } finally {
            text.wipe();
        }
        long end = file.length();
        try {
            file.seek(end);
            file.write(record);
        } catch (IOException e) {
            file.setLength(end);
            throw e;
        }
        records++;
        previous = digest(record);
    }

    /** How many there are. */
    long records() {
        return records;
    }

    static String digest(byte[] record) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
