package dev.waxseal.agent.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** The content of a request, as long as the application holds it in memory anyway. */
public interface Body {

    /** Content that would have to be made anew for us is looked at up to this length in bytes. */
    int MOST = 1 << 20;

    /** The media type, or null where the request's fields say it. */
    @Nullable String type();

    /** Its length in bytes, or -1 where that is not known. */
    long length();

    /** The bytes, or null where they cannot be had. */
    byte @Nullable [] bytes() throws ReflectiveOperationException;

    /** The content if this is bytes or characters, else null. */
    static @Nullable Body of(@Nullable Object content, @Nullable Object type) {
        String text = type == null ? null : type.toString();
        if (content instanceof byte[] bytes) {
            return new Held(bytes, text);
        }
        if (content instanceof CharBuffer characters) {
            return new Held(characters.duplicate().rewind().toString().getBytes(UTF_8), text);
        }
        if (content instanceof CharSequence characters) {
            return new Held(characters.toString().getBytes(UTF_8), text);
        }
        if (content instanceof ByteBuffer buffer) {
            ByteBuffer all = buffer.duplicate();
            byte[] bytes = new byte[all.remaining()];
            all.get(bytes);
            return new Held(bytes, text);
        }
        return null;
    }

    /** Bytes at hand. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(byte[] bytes, @Nullable String type) implements Body {
        @Override
        public long length() {
            return bytes.length;
        }
    }
}
