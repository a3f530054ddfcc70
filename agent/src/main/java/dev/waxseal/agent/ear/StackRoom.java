package dev.waxseal.agent.ear;

/**
 * Makes sure that a stack has room for what is to be done, before anything is begun.
 *
 * <p>An overflow may strike at any call: amid a change to a map, before a lock is given back, in the initialiser of a
 * class, which then is broken for good. Behind {@link #demand} it does not: an overflow strikes there, or the
 * application's own code.
 */
final class StackRoom {

    private StackRoom() {}

    /**
     * Asks for 32 KB. Hearing a message takes up to 10 KB of frames compiled and twice as much interpreted, and to load a
     * class meanwhile half as much again; what the JVM itself needs below them it keeps apart
     * ({@code -XX:StackShadowPages}).
     *
     * @throws StackOverflowError if that is not deep enough
     */
    static void demand() {
        descend(0);
    }

    /**
     * In the jar it has local variables for that, which the build gives it ({@link dev.waxseal.agent.weave.Roomy}). A compiled
     * frame is smaller; but at a call within it, as this to itself, the JVM may have to go on interpreted, and asks for the
     * room of that at the entry.
     */
    private static int descend(int frames) {
        return frames == 0 ? 0 : 1 + descend(frames - 1);
    }
}
