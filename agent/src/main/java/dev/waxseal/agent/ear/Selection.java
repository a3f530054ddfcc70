package dev.waxseal.agent.ear;

import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Passed;
import dev.waxseal.journal.Sparing;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides of which messages how much is inspected, in a JVM that is to be spared, and counts what is not. Each is decided
 * upon by itself, as if by lot, so that nobody who talks in turns is always or never heard; in the same order of messages the
 * same are chosen.
 */
final class Selection {

    /** How much of a request and of its answer is inspected. */
    enum Extent {
        /** All, or as much of the content as is ever inspected. */
        WHOLE,
        /** The URL and the header fields. */
        HEAD,
        NOTHING
    }

    private static final Passed READ = new Passed(1, 0, 0, 0, 0);
    private static final Passed HEAD_READ = new Passed(1, 1, 0, 0, 0);
    private static final Passed BEGINNING_READ = new Passed(0, 0, 1, 0, 0);
    private static final Passed NOTHING_READ = new Passed(0, 0, 0, 1, 0);
    private static final Passed LET_GO = new Passed(0, 0, 0, 0, 1);
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Sparing sparing;
    private final JournalWriter journal;
    private final @Nullable Governor governor;
    private final AtomicLong decided = new AtomicLong();

    Selection(Sparing sparing, JournalWriter journal, @Nullable Governor governor) {
        this.sparing = sparing;
        this.journal = journal;
        this.governor = governor;
    }

    /** As these settings have it. */
    static Selection of(Sparing sparing, JournalWriter journal) {
        Governor governor = sparing.cpu() == 1 ? null : new Governor(sparing.cpu(), new ProcessMeter(), journal);
        return new Selection(sparing, journal, governor);
    }

    /** What keeps the agent's share of the CPU, or null. */
    @Nullable Governor governor() {
        return governor;
    }

    /** How many bytes of content are inspected at the most. */
    long most() {
        return sparing.content();
    }

    /** How much is inspected of the next one. */
    Extent next() {
        long number = decided.incrementAndGet();
        if (governor != null && lot(number * 2) >= governor.share()) {
            journal.passed(NOTHING_READ);
            return Extent.NOTHING;
        }
        return lot(number * 2 + 1) < sparing.sample() ? Extent.WHOLE : Extent.HEAD;
    }

    /** A message had content, of which so much is inspected. */
    void met(Extent extent) {
        journal.passed(extent == Extent.WHOLE ? READ : HEAD_READ);
    }

    /** Something was written and not followed. */
    void letGo() {
        journal.passed(LET_GO);
    }

    /** The rest of a content is not inspected. */
    void cut() {
        journal.passed(BEGINNING_READ);
    }

    /** A number from 0 to below 1, the same for the same one (SplitMix64). */
    private static double lot(long number) {
        long mixed = number * GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
    }
}
