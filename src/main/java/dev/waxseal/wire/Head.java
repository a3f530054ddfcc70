package dev.waxseal.wire;

/** The first part of a message: everything before its content (RFC 9112 section 2.1, RFC 9113 section 8.1). */
public sealed interface Head extends Heard permits RequestHead, ResponseHead {

    /** The protocol as the reports print it: {@code HTTP/1.1}, {@code HTTP/2}. */
    String version();

    /** The header section, in the order sent, without pseudo-header fields. */
    Fields fields();

    @Override
    default Head head() {
        return this;
    }
}
