package dev.waxseal.wire;

/** Where content flows: each coding passes what it decoded on to the next sink, the last one says it. */
interface Sink {

    /** Takes a piece of content; the array is the caller's again afterwards. */
    void put(byte[] bytes, int from, int to);

    /** What follows is still in a coding that cannot be removed, and comes as it was sent. */
    void unreadable();

    /** The content is whole, or as much of it as will ever come: says what is held back and lets go of everything. */
    void end();

    /** Says what is held back so far, as far as it is readable; the content may go on. */
    default void pause() {}
}
