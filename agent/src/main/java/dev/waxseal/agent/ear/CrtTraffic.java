package dev.waxseal.agent.ear;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.client.AwsCrt;
import dev.waxseal.agent.client.CrtRoutes;
import dev.waxseal.journal.LocalName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Hears what AWS CRT's classes hand to their native code, and what that hands back. */
final class CrtTraffic {

    private final Auditor auditor;
    private final Callers callers;
    private final Places places;

    /** By the object that native code knows it by: its stream, what its content is pulled from, its request. */
    private final WeakConcurrentMap<Object, CrtExchange> exchanges = new WeakConcurrentMap.WithInlinedExpunction<>();

    CrtTraffic(Auditor auditor, Callers callers, Places places) {
        this.auditor = auditor;
        this.callers = callers;
        this.places = places;
    }

    /** One of its methods was called. */
    void told(String event, Object first, @Nullable Object subject) {
        try {
            if (event.equals("crt.made")) {
                CrtRoutes.made(first);
            } else if (first instanceof Object[] arguments) {
                told(event, arguments, subject);
            }
        } catch (ReflectiveOperationException unlikeTheLibrary) {
            auditor.failed(event, unlikeTheLibrary);
        }
    }

    private void told(String event, @Nullable Object[] told, @Nullable Object subject)
            throws ReflectiveOperationException {
        switch (event) {
            case "crt.acquireConnection done" -> {
                if (subject != null && told[1] != null) {
                    asked(CrtRoutes.asked(subject, told[1]));
                }
            }
            case "crt.onConnectionAcquired" -> {
                if (told[0] != null) {
                    CrtRoutes.comes(told[0]);
                }
            }
            case "crt.makeRequest done" -> {
                if (subject != null && told[0] instanceof Object[] arguments && told[1] != null) {
                    CrtExchange exchange = begun(subject, arguments);
                    if (exchange != null) {
                        exchanges.putIfAbsent(told[1], exchange);
                    }
                }
            }
            case "crt.acquireStream" -> { // native code begins it, before anybody knows the stream
                if (subject != null) {
                    begun(subject, told);
                }
            }
            case "crt.acquireStream done" -> {
                if (told[0] instanceof Object[] arguments && told[1] instanceof CompletionStage<?> stream) {
                    follow(stream, arguments[0]);
                }
            }
            case "crt.content" -> {
                CrtExchange exchange = subject == null ? null : exchanges.get(subject);
                if (exchange != null && told[0] instanceof ByteBuffer buffer && told[1] instanceof Integer from) {
                    exchange.content(Connection.between(buffer, from), Boolean.TRUE.equals(told[2]));
                }
            }
            case "crt.activate", "crt.writeData", "crt.writeChunk" -> sent(subject, told);
            default -> answered(event, told[0], told);
        }
    }

    /** A connection was asked for; native code makes one, or takes one that it has. */
    private void asked(CrtRoutes.@Nullable Route route) {
        if (route != null) {
            auditor.peers().heardBeyond(LocalName.bare(route.host()), route.port());
        }
    }

    /** A request is handed over; null if it goes through TLS, or is known already. */
    private @Nullable CrtExchange begun(Object subject, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        CrtRoutes.Route route = CrtRoutes.of(subject);
        Object request = arguments[0];
        if (route == null || request == null) {
            auditor.recorder().lost(); // made in a way that we do not know
            return null;
        }
        if (!route.isPlain()) {
            auditor.recorder().requested(Target.ofConnection("https", true, Peer.of(address(route), 0), null));
            return null;
        }
        asked(route);
        Object content = AwsCrt.content(request);
        boolean written = arguments.length > 2 && Boolean.TRUE.equals(arguments[2]);
        boolean chunked = !AwsCrt.has(request, "Content-Length")
                && (written || content != null || AwsCrt.has(request, "Transfer-Encoding"));
        Connection connection = new Connection(auditor, callers);
        connection.learn(address(route), 0, 0);
        CrtExchange exchange = new CrtExchange(connection, AwsCrt.head(request, route, chunked), chunked);
        exchanges.put(request, exchange);
        if (content != null) {
            places.contentOf(content.getClass());
            exchanges.put(content, exchange);
        }
        return exchange;
    }

    private void follow(CompletionStage<?> stream, @Nullable Object request) {
        CrtExchange exchange = request == null ? null : exchanges.get(request);
        if (exchange != null) {
            stream.whenComplete(new BiConsumer<@Nullable Object, @Nullable Throwable>() {
                @Override
                public void accept(@Nullable Object made, @Nullable Throwable failure) {
                    if (made != null) {
                        exchanges.putIfAbsent(made, exchange);
                        exchange.begin();
                    }
                }
            });
        }
    }

    private void sent(@Nullable Object stream, @Nullable Object[] told) {
        CrtExchange exchange = stream == null ? null : exchanges.get(stream);
        if (exchange != null) {
            exchange.begin();
            if (told.length > 1 && told[0] instanceof byte[] piece) {
                exchange.content(ByteBuffer.wrap(piece), Boolean.TRUE.equals(told[1]));
            }
        }
    }

    private void answered(String event, @Nullable Object stream, @Nullable Object[] told) {
        CrtExchange exchange = stream == null ? null : exchanges.get(stream);
        if (exchange == null || stream == null || told.length < 2) {
            return;
        }
        switch (event) {
            case "crt.onResponseHeaders" -> {
                if (told[1] instanceof Integer status && told[3] instanceof ByteBuffer fields) {
                    exchange.fields(status, fields);
                }
            }
            case "crt.onResponseHeadersDone" -> {
                if (told[1] instanceof Integer block) {
                    exchange.fieldsDone(block);
                }
            }
            case "crt.onResponseBody" -> {
                if (told[1] instanceof ByteBuffer piece) {
                    exchange.answered(piece.duplicate());
                }
            }
            case "crt.onResponseComplete" -> {
                exchanges.remove(stream);
                if (!exchange.end(told[1] instanceof Integer error && error == 0)) {
                    auditor.recorder().lost();
                }
            }
            default -> {
                // nothing that concerns us
            }
        }
    }

    /** The JVM begins to end: says what is held back so far. */
    void pause() {
        for (var entry : exchanges) {
            entry.getValue().pause();
        }
    }

    /** The other end as far as it is known here; native code looks names up by itself. */
    private static InetSocketAddress address(CrtRoutes.Route route) {
        String host = LocalName.bare(route.host());
        InetAddress literal = LocalName.address(host);
        return literal == null
                ? InetSocketAddress.createUnresolved(host, route.port())
                : new InetSocketAddress(literal, route.port());
    }
}
