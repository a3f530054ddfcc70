package dev.waxseal.agent.ear;

import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import org.jspecify.annotations.Nullable;

/**
 * Of which handshakes it is looked up which line began them: of the first {@value #ALL} with a peer in each test, and from
 * there on of each thirty-second. To read a stack takes as long as a fortieth of a handshake; in what is wrong with one it is always
 * looked up. Safe for use by many threads at once, which may have a few more looked up.
 */
final class Sample {

    static final int ALL = 256;
    private static final int SOME = 32;

    /** A power of two; one in the slot of its hash. */
    private static final int SLOTS = 64;

    private final @Nullable Count[] counts = new Count[SLOTS];

    /** So many handshakes were begun with this peer in this test. */
    private static final class Count {

        private final Peer peer;
        private final @Nullable RunningTest test;
        private int handshakes;

        private Count(Peer peer, @Nullable RunningTest test) {
            this.peer = peer;
            this.test = test;
        }
    }

    /** Whether it is looked up who begins this one, with this peer. */
    @SuppressWarnings("ReferenceEquality") // of peers that are the same there is one, and of tests
    boolean hasNext(Peer peer) {
        int slot = (peer.host().hashCode() + peer.port()) & (SLOTS - 1);
        RunningTest test = RunningTests.current();
        Count count = counts[slot];
        if (count == null || count.peer != peer || count.test != test) {
            count = new Count(peer, test);
            counts[slot] = count;
        }
        int before = count.handshakes;
        count.handshakes = before + 1;
        return before < ALL || before % SOME == 0;
    }
}
