package dev.waxseal.wire;

/** Fields that follow a message's content (RFC 9110 section 6.5). */
public record Trailers(Head head, Fields fields) implements Heard {

    @Override
    public void to(Listener listener) {
        listener.added(this);
    }
}
