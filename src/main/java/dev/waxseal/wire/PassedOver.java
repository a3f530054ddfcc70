package dev.waxseal.wire;

/**
 * Something of a message that was said in clear text and lies beyond a bound, so that it was not read: the message has been
 * inspected in part. The bounds stand in one page of the documentation.
 *
 * @param head the message; for an answer that was not heard at all, a head of status 0 and without fields
 * @param bound what was not read and why, in words for people, such as {@code header fields beyond 128 KB}
 */
public record PassedOver(Head head, String bound) implements Heard {

    @Override
    public void to(Listener listener) {
        listener.passedOver(this);
    }
}
