package dev.waxseal.wire;

/**
 * One thing that was said on a connection: the head of a message, a stretch of its content, or its trailers.
 *
 * <p>A {@link Conversation} says these in the order of the wire: a head, any number of stretches, the trailers if there
 * are any. Streams of one HTTP/2 connection interleave; {@link #head()} tells them apart.
 */
public sealed interface Heard permits Head, Content, Trailers {

    /** The head of the message this belongs to; a head belongs to itself. */
    Head head();
}
