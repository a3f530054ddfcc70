package dev.waxseal.clients;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream of the JDK's as one of Vert.x, read as it is asked for. */
final class VertxStream implements ReadStream<Buffer> {

    private final InputStream in;
    private @Nullable Handler<Buffer> handler;
    private Handler<Void> end = over -> {};
    private long demand = Long.MAX_VALUE;

    VertxStream(InputStream in) {
        this.in = in;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> none) {
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        return fetch(0);
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
        this.end = end == null ? over -> {} : end;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        demand = 0;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        try {
            while (demand > 0 && handler != null) {
                byte[] piece = in.readNBytes(4096);
                if (piece.length == 0) {
                    handler = null;
                    in.close();
                    end.handle(null);
                } else {
                    demand--;
                    handler.handle(Buffer.buffer(piece));
                }
            }
        } catch (IOException never) {
            throw new AssertionError(never);
        }
        return this;
    }
}
