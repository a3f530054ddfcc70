package dev.waxseal.wire;

/**
 * One thing that was said on a connection: the head of a message, a stretch of its content, or its trailers; or that
 * something was said which lies beyond a bound.
 *
 * <p>A {@link Conversation} says these in the order of the wire: a head, any number of stretches, the trailers if there
 * are any. Streams of one HTTP/2 connection interleave; {@link #head()} tells them apart.
 */
public sealed interface Heard permits Head, Content, Trailers, PassedOver {

    /** The head of the message this belongs to; a head belongs to itself. */
    Head head();

    /**
     * Tells a listener what this is.
     *
     * <p>Unlike a chain of {@code instanceof}, this is a call that the JIT compiler does not look behind, so it does not
     * compile all that follows from all of them wherever something is said.
     */
    void to(Listener listener);

    /** Is told what was heard. */
    interface Listener {

        /** A client asks. */
        void asked(RequestHead request);

        /** A server answers. */
        void answered(ResponseHead response);

        /** Either of them says some of its content. */
        void said(Content content);

        /** Either of them adds fields after its content. */
        void added(Trailers trailers);

        /** Something of a message was not read. */
        void passedOver(PassedOver part);
    }
}
