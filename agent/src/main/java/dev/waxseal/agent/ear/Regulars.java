package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.ThreadToken;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaks that come from one line again and again. Of one that a thread sent {@value #ALL} times in a row from the same line in
 * one test, each {@value #SOME}nd is looked up from there on, and those between are taken for that line's; as soon as another
 * turns up, all are looked up again. To read a stack takes half of what such a leak costs. Safe for use by many threads at
 * once, which may have a few more looked up.
 */
final class Regulars {

    static final int ALL = 256;
    static final int SOME = 32;

    /** A power of two; one in the slot of its hash. */
    private static final int SLOTS = 256;

    private final @Nullable Regular[] regulars = new Regular[SLOTS];

    /**
     * All by which a leak can be told from another, but for the line that sends it.
     *
     * @param found in one part of a message, without the values
     * @param request as it is shown
     */
    record Leak(
            List<Sighting> found,
            Finding.Request request,
            Finding.Destination to,
            ThreadToken thread,
            @Nullable RunningTest test) {

        // spelled out: the first use of what is generated costs a program tens of milliseconds
        @Override
        @SuppressWarnings("ReferenceEquality") // of each thread and of each test there is one
        public boolean equals(Object other) {
            return other instanceof Leak that
                    && thread == that.thread
                    && test == that.test
                    && to.port() == that.to.port()
                    && to.host().equals(that.to.host())
                    && request.url().equals(that.request.url())
                    && request.method().equals(that.request.method())
                    && isSame(found, that.found);
        }

        private static boolean isSame(List<Sighting> some, List<Sighting> others) {
            boolean same = some.size() == others.size();
            for (int i = 0; same && i < some.size(); i++) {
                Sighting one = some.get(i);
                Sighting other = others.get(i);
                same = one.rule() == other.rule()
                        && one.severity() == other.severity()
                        && one.kind().equals(other.kind())
                        && one.location().equals(other.location());
            }
            return same;
        }

        @Override
        public int hashCode() {
            int hash = 31 * request.url().hashCode() + thread.hashCode();
            for (Sighting sighting : found) {
                hash = 31 * hash + sighting.location().hashCode();
            }
            return hash ^ (hash >>> 16);
        }
    }

    /** One that came from this line each time so far. */
    private static final class Regular {

        private final Leak leak;
        private final Caller caller;
        private int met = 1;

        private Regular(Leak leak, Caller caller) {
            this.leak = leak;
            this.caller = caller;
        }
    }

    /** Who sends this leak as far as can be expected; null where it is to be looked up. */
    @Nullable Caller expected(Leak leak) {
        Regular known = regulars[slot(leak)];
        if (known == null || known.met < ALL || known.met % SOME == 0 || !known.leak.equals(leak)) {
            return null;
        }
        known.met++;
        return known.caller;
    }

    /** Whether it is to be looked up who sends the next one of these. */
    boolean isDue(Leak leak) {
        Regular known = regulars[slot(leak)];
        return known != null && known.met % SOME == 0 && known.leak.equals(leak);
    }

    /** It was looked up who sends this one; returns whether that need not be done for the next. */
    boolean met(Leak leak, Caller caller) {
        int slot = slot(leak);
        Regular known = regulars[slot];
        if (known == null || !known.leak.equals(leak) || !known.caller.equals(caller)) {
            regulars[slot] = new Regular(leak, caller);
            return false;
        }
        known.met++;
        return known.met >= ALL && known.met % SOME != 0;
    }

    private static int slot(Leak leak) {
        return leak.hashCode() & (SLOTS - 1);
    }
}
