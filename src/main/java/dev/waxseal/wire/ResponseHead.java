package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a server answers.
 *
 * @param status the status code (RFC 9110 section 15)
 * @param version such as {@code HTTP/1.1}
 * @param fields the header section
 * @param request what it answers, or null where that was not heard
 */
public record ResponseHead(
        int status, String version, Fields fields, @Nullable RequestHead request) implements Head {

    /** The same in answer to this request. */
    ResponseHead answering(@Nullable RequestHead to) {
        return new ResponseHead(status, version, fields, to);
    }

    @Override
    public void to(Listener listener) {
        listener.answered(this);
    }
}
