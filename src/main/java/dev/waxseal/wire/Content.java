package dev.waxseal.wire;

/**
 * A stretch of a message's content, with transfer and content codings removed.
 *
 * <p>Content of any size is heard in stretches of bounded size, so that nothing has to be held whole. A stretch that is
 * not the first repeats the end of the one before it, so that a secret on the seam is whole in one of them.
 *
 * @param head the message it belongs to
 * @param form what kind of content this is
 * @param bytes holds the stretch; the reader of this record must neither keep nor change it
 * @param from where the stretch begins in {@code bytes}
 * @param to where it ends in {@code bytes}, exclusive
 * @param first whether the message's content (or, for {@link Form#MESSAGE}, this one message) begins with this stretch
 * @param last whether it ends with this stretch
 */
@SuppressWarnings("ArrayRecordComponent") // a view that lives for one call, never compared
public record Content(Head head, Form form, byte[] bytes, int from, int to, boolean first, boolean last)
        implements Heard {

    /** How the content is framed. */
    public enum Form {
        /** The content of an HTTP message (RFC 9110 section 6.4). */
        BODY,
        /** A message of a longer exchange: a WebSocket text message (RFC 6455), one gRPC message, one event. */
        MESSAGE,
        /** As {@link #MESSAGE}, and known to be binary. */
        BINARY_MESSAGE
    }
}
