package dev.waxseal.agent.ear;

import org.jspecify.annotations.Nullable;

/** Which threads are in the ear right now, so that what we do ourselves is not heard. */
final class Turns extends ThreadLocal<Turns.Turn> {

    /**
     * One thread's. Whoever {@linkplain #take takes} it gives it back by {@code taken = false} in a {@code finally}: a
     * field can be written where the stack has no room left for a call, and a thread that stayed in here would never be
     * heard again.
     */
    static final class Turn {
        boolean taken;

        /** Where the last TLS connection leads whose handshake began on this thread, or null. */
        @Nullable Target sealed;

        /** What this thread is asking somebody about a certificate right now: {@code OCSP}, {@code CRL}, {@code AIA}; or null. */
        @Nullable String question;
    }

    @Override
    protected Turn initialValue() {
        return new Turn();
    }

    /**
     * This thread's turn, or null if it is in here already.
     *
     * @throws StackOverflowError if the stack is too full to hear anything; then nothing was taken
     */
    @Nullable Turn take() {
        Turn turn = get();
        if (turn.taken) {
            return null;
        }
        StackRoom.demand();
        turn.taken = true;
        return turn;
    }
}
