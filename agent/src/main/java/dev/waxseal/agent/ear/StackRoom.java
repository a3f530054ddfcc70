package dev.waxseal.agent.ear;

/**
 * Makes sure that a stack has room for what is to be done, before anything is begun.
 *
 * <p>An overflow may strike at any call: amid a change to a map, before a lock is given back, in the initialiser of a
 * class, which then is broken for good. Behind {@link #demand} it does not: an overflow strikes there, or the
 * application's own code.
 */
final class StackRoom {

    /**
     * Frames of the probe: some 16 KB compiled and 32 KB interpreted. Hearing a message takes up to 10 KB of frames, and
     * to load a class meanwhile half as much again; what the JVM itself needs below them it keeps apart
     * ({@code -XX:StackShadowPages}).
     */
    private static final int FRAMES = 128;

    private StackRoom() {}

    /**
     * Goes down the stack and comes back.
     *
     * @throws StackOverflowError if that is not deep enough
     */
    static void demand() {
        descend(FRAMES, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** All arguments are used after the call, so that a compiler must keep room for each of them in every frame. */
    private static long descend(int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
        long below = frames == 0 ? 0 : descend(frames - 1, b, c, d, e, f, g, h, a);
        return below ^ a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
    }
}
