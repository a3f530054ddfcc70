package dev.waxseal.evidence;

import dev.waxseal.detect.Kept;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals what leaked for those who have to change it, from the JVM under test, on a thread of its own: each value of each
 * finding once. Everything that goes wrong is told of in the journal.
 */
public final class Sealer implements Runnable {

    private final String certificates;
    private final JournalWriter journal;
    private final HandOver handOver;
    private final String name;
    private final File directory;
    private long values;
    private String recipients = "";
    private boolean failed;

    private Sealer(String certificates, JournalWriter journal, File beside) {
        this.certificates = certificates;
        this.journal = journal;
        this.handOver = new HandOver(journal);
        this.directory = beside.getParentFile();
        this.name = beside.getName().replaceFirst("\\..*", "");
    }

    /**
     * Who is to seal for those with the certificates in these files, beside that journal; they are read at {@link #begin}.
     *
     * @return null where there is no journal
     */
    public static @Nullable Sealer of(String certificates, JournalWriter journal) {
        File beside = journal.file();
        return beside == null ? null : new Sealer(certificates, journal, beside);
    }

    /** Begins to seal. What it takes for that is loaded on a thread of its own, so the agent's seams are to be in place. */
    public void begin() {
        Thread thread = new Thread(this, "waxseal-evidence");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Takes what stood behind a finding, and wipes what need not be sealed; comes back once the rest is. */
    public void keep(Finding finding, String sameness, Kept kept) {
        boolean any = false;
        for (Kept.Value value : kept.values()) {
            if (handOver.take(finding, sameness, value)) {
                any = true;
            } else {
                value.wipe();
            }
        }
        if (kept.beyond() > 0) {
            journal.dropped("places in which more values leaked than are sealed");
        }
        if (any) {
            handOver.untilSealed();
        }
    }

    /** The JVM ends: waits until all is sealed, for a few seconds at most. What still comes is sealed, too. */
    public void finish() {
        handOver.finish();
    }

    /** The agent goes: as {@link #finish}, and nothing more is sealed. */
    public void leave() {
        handOver.finish();
        handOver.leave();
    }

    @Override
    public void run() {
        try {
            Recipients those = Recipients.read(certificates);
            SealedFile file = new SealedFile(new File(directory, name + Evidence.SUFFIX), name, those);
            recipients = those.names();
            file.begin(false); // of no values: whatever cannot be done is known now, and done faster from now on
            file.seal();
            say(file, null);
            for (List<HandOver.Waiting> next = handOver.next(); next != null; next = handOver.next()) {
                seal(file, next);
            }
        } catch (IOException unusable) {
            fail(null, String.valueOf(unusable.getMessage()));
        } catch (GeneralSecurityException | RuntimeException | Error failure) {
            fail(null, failure.getClass().getName());
        } finally {
            handOver.close();
        }
    }

    private void seal(SealedFile file, List<HandOver.Waiting> next) {
        try {
            write(next, file);
            if (next.isEmpty() || Long.bitCount(file.records()) == 1) {
                say(file, null);
            }
        } finally {
            handOver.sealed(next);
        }
    }

    private void write(List<HandOver.Waiting> next, SealedFile file) {
        try {
            ClearText text = file.begin(next.isEmpty());
            for (HandOver.Waiting one : next) {
                write(one, text);
            }
            file.seal();
            values += next.size();
        } catch (GeneralSecurityException | IOException | RuntimeException | Error failure) {
            fail(file, "it could not be written (" + failure.getClass().getName() + ")");
        }
    }

    private void say(@Nullable SealedFile file, @Nullable String failure) {
        long records = file == null ? 0 : file.records();
        journal.write(new Evidence(name + Evidence.SUFFIX, recipients, records, values, failure));
    }

    /** Once; the journal is no place to repeat it. */
    private void fail(@Nullable SealedFile file, String why) {
        if (!failed) {
            failed = true;
            say(file, why);
        }
    }

    private static void write(HandOver.Waiting one, ClearText text) {
        Finding finding = one.finding();
        Finding.Origin origin = finding.origin();
        text.begin()
                .member("id", finding.id())
                .member("rule", finding.rule())
                .member("kind", String.valueOf(finding.kind()))
                .member("location", String.valueOf(finding.location()))
                .member("direction", finding.direction().toString())
                .member("method", finding.request().method())
                .member("url", finding.request().url())
                .member("host", finding.destination().host())
                .member("port", finding.destination().port());
        if (origin != null) {
            String line = origin.file() == null ? "" : "(" + origin.file() + ":" + origin.line() + ")";
            text.member("origin", origin.className() + "." + origin.method() + line);
        }
        if (finding.test() != null) {
            text.member("test", finding.test().toString());
        }
        text.member("time", one.time())
                .member("length", one.value().length())
                .member("value", one.value().characters())
                .end();
    }
}
