package dev.waxseal.agent.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A {@code BodyPublisher} of the JDK's own for bytes or text, which publishes them to whoever asks, and at once. */
record PublishedBody(Flow.Publisher<?> publisher, long length) implements Body {

    private static final Property LENGTH = new Property("contentLength");

    static @Nullable Body of(@Nullable Object publisher) throws ReflectiveOperationException {
        if (!(publisher instanceof Flow.Publisher<?> publishes)) {
            return null;
        }
        return switch (publisher.getClass().getSimpleName()) {
            case "ByteArrayPublisher", "StringPublisher" ->
                publisher.getClass().getClassLoader() == ClassLoader.getPlatformClassLoader()
                                && LENGTH.of(publisher) instanceof Long length
                        ? new PublishedBody(publishes, length)
                        : null;
            default -> null;
        };
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public byte @Nullable [] bytes() {
        if (length > MOST) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        publisher.subscribe(new Flow.Subscriber<Object>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Object item) {
                if (item instanceof ByteBuffer buffer) {
                    byte[] piece = new byte[buffer.remaining()];
                    buffer.get(piece);
                    bytes.write(piece, 0, piece.length);
                }
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });
        return bytes.toByteArray();
    }
}
