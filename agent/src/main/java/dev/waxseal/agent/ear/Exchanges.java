package dev.waxseal.agent.ear;

import dev.waxseal.wire.RequestHead;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection whose callers are known, so that what follows later and perhaps on another thread (the
 * rest of a body, the response) is laid to the same door. A request is remembered for as long as the conversation itself
 * needs it.
 */
final class Exchanges {

    /** More than any client keeps in flight on one connection; RFC 9113 section 6.5.2 recommends 100 streams. */
    private static final int MOST = 128;

    private record Exchange(WeakReference<RequestHead> request, Caller caller) {}

    private @Nullable ArrayDeque<Exchange> exchanges;

    /** Who sent this request, or null if it was not noted. */
    @Nullable Caller callerOf(@Nullable RequestHead request) {
        if (exchanges != null && request != null) {
            for (Exchange exchange : exchanges) {
                if (exchange.request.refersTo(request)) {
                    return exchange.caller;
                }
            }
        }
        return null;
    }

    /** Notes who sent a request; the oldest is forgotten when there are too many. */
    void note(RequestHead request, Caller caller) {
        if (exchanges == null) {
            exchanges = new ArrayDeque<>(4);
        }
        exchanges.removeIf(exchange -> exchange.request.refersTo(null));
        if (exchanges.size() == MOST) {
            exchanges.removeFirst();
        }
        exchanges.addLast(new Exchange(new WeakReference<>(request), caller));
    }
}
