package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a message's content, with transfer and content codings removed.
 *
 * <p>Content of any size is heard in stretches of bounded size, one after the other, so that nothing has to be held whole.
 *
 * @param head the message it belongs to
 * @param form what kind of content this is
 * @param bytes holds the stretch; the reader of this record must neither keep nor change it
 * @param from where the stretch begins in {@code bytes}
 * @param to where it ends in {@code bytes}, exclusive
 * @param passage what all stretches of a content have in common; null where there is but one, the whole
 * @param first whether the message's content (or, for {@link Form#MESSAGE}, this one message) begins with this stretch
 * @param last whether it ends with this stretch
 */
@SuppressWarnings("ArrayRecordComponent") // a view that lives for one call, never compared
public record Content(
        Head head,
        Form form,
        byte[] bytes,
        int from,
        int to,
        @Nullable Passage passage,
        boolean first,
        boolean last) implements Heard {

    /** The bytes of a long content's stretch; only the last one may be shorter. */
    public static final int STRETCH = 64 << 10;

    /** Content that is one stretch. */
    public Content(Head head, Form form, byte[] bytes, int from, int to) {
        this(head, form, bytes, from, to, null, true, true);
    }

    @Override
    public void to(Listener listener) {
        listener.said(this);
    }

    /** How the content is framed. */
    public enum Form {
        /** The content of an HTTP message (RFC 9110 section 6.4). */
        BODY,
        /** A message of a longer exchange: a WebSocket text message (RFC 6455), one gRPC message, one event. */
        MESSAGE,
        /** As {@link #MESSAGE}, and known to be binary. */
        BINARY_MESSAGE,
        /**
         * Content that is still in a coding, because that one is unknown, broken or grows without measure (RFC 9110
         * section 8.4): what it says stays unheard.
         */
        ENCODED
    }
}
