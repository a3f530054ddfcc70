package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.Match;
import dev.waxseal.wire.RequestHead;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection whose callers are known, so that what follows later and perhaps on another thread (the
 * rest of a body, the response) is laid to the same door. A request is remembered for as long as the conversation itself
 * needs it.
 */
final class Exchanges {

    /** More than any client keeps in flight on one connection; RFC 9113 section 6.5.2 recommends 100 streams. */
    private static final int MOST = 128;

    /** As many are kept, or half of what there is, without looking whether they are still needed. */
    private static final int FEW = 4;

    private record Exchange(
            WeakReference<RequestHead> request,
            @Nullable Caller caller,
            boolean isExpected,
            @Nullable Match match) {}

    private @Nullable ArrayDeque<Exchange> exchanges;

    /** So many more are noted before it is looked again which are still needed. */
    private int unlooked = FEW;

    /** The request that is heard right now, as long as nothing is noted of it. */
    private @Nullable RequestHead fresh;

    /** A request is heard for the first time: what is asked about it needs no search. */
    void begins(RequestHead request) {
        fresh = request;
    }

    /** Its head was heard to the end. */
    void begun() {
        fresh = null;
    }

    /** None of them is needed any more. */
    void forget() {
        exchanges = null;
        unlooked = FEW;
    }

    /** Who sent this request, or null if it was not noted. */
    @Nullable Caller callerOf(@Nullable RequestHead request) {
        Exchange exchange = find(request);
        return exchange == null ? null : exchange.caller;
    }

    /** Whether the caller of this request was expected to be that one, and not looked up. */
    boolean isExpected(@Nullable RequestHead request) {
        Exchange exchange = find(request);
        return exchange != null && exchange.isExpected;
    }

    /** The call that this request came from, or null if none is known. */
    @Nullable Match matchOf(@Nullable RequestHead request) {
        Exchange exchange = find(request);
        return exchange == null ? null : exchange.match;
    }

    /** Notes the call that a request came from. */
    void note(RequestHead request, Match match) {
        fresh = null;
        note(new Exchange(new WeakReference<>(request), null, false, match));
    }

    /** Notes who sent a request. */
    void note(RequestHead request, Caller caller) {
        note(request, caller, false);
    }

    /** Notes who is expected to have sent a request. */
    void expect(RequestHead request, Caller caller) {
        note(request, caller, true);
    }

    private void note(RequestHead request, Caller caller, boolean isExpected) {
        Exchange known = find(request);
        fresh = null;
        if (known != null && exchanges != null) {
            exchanges.remove(known);
        }
        note(new Exchange(new WeakReference<>(request), caller, isExpected, known == null ? null : known.match));
    }

    private void note(Exchange exchange) {
        if (exchanges == null) {
            exchanges = new ArrayDeque<>(FEW);
        }
        if (--unlooked < 0) {
            exchanges.removeIf(old -> old.request.refersTo(null));
            unlooked = Math.max(FEW, exchanges.size() / 2);
        }
        if (exchanges.size() == MOST) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
    }

    @SuppressWarnings("ReferenceEquality") // two requests may say the same
    private @Nullable Exchange find(@Nullable RequestHead request) {
        if (exchanges != null && request != null && request != fresh) {
            Iterator<Exchange> latestFirst = exchanges.descendingIterator(); // which is nearly always the one
            while (latestFirst.hasNext()) {
                Exchange exchange = latestFirst.next();
                if (exchange.request.refersTo(request)) {
                    return exchange;
                }
            }
        }
        return null;
    }
}
