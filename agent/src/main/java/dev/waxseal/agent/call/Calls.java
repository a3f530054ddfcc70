package dev.waxseal.agent.call;

import dev.waxseal.agent.test.RunningTests;
import dev.waxseal.agent.test.RunningTests.RunningTest;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that client libraries were asked for, kept until they are heard on the wire, so that a request that an
 * event loop writes is laid to the door of the line that asked for it. What never reaches the wire is passed on as an
 * attempt when the call, or the test that made it, is over.
 *
 * <p>Neither the application nor the journal is ever called under a lock.
 */
public final class Calls {

    /** Is told of requests that never reached the wire. */
    public interface Attempts {

        /** A request that would have gone out in clear text; {@code body} is its content as far as it is known. */
        void attempted(RequestHead head, byte @Nullable [] body, Caller caller);

        /** The agent itself failed. */
        void failed(String where, Throwable failure);
    }

    private static final Property FUTURE = new Property("toCompletableFuture");
    private static final Object[] NOTHING = {};

    /** The innermost call that this thread is in. */
    private static final ThreadLocal<@Nullable Call> HERE = new ThreadLocal<>();

    private final List<String> application;
    private final Attempts attempts;
    private final OpenCalls open = new OpenCalls();

    /**
     * Listens to the ends of tests from now on.
     *
     * @param application the package prefixes of the application, or none for whatever is no known library
     */
    public Calls(List<String> application, Attempts attempts) {
        this.application = application;
        this.attempts = attempts;
        RunningTests.onEnd(new Consumer<>() {
            @Override
            public void accept(RunningTest test) {
                open.of(test).forEach(Calls.this::end);
            }
        });
    }

    /**
     * A client library is asked for a request.
     *
     * @param seam names the reader that understands the objects
     * @return the call, to be given to {@link #returned} on the same thread; null if there is nothing to follow
     */
    public @Nullable Object begun(String seam, Object subject, Object[] arguments) {
        try {
            Reader reader = Readers.of(seam);
            String url = reader.url(subject, arguments);
            Call outer = HERE.get();
            boolean plain = Asked.isPlain(url);
            if (url == null || (!plain && outer == null)) {
                return null;
            }
            Asked asked = Asked.of(
                    reader.method(subject, arguments),
                    url,
                    reader.fields(subject, arguments),
                    plain ? reader.body(subject, arguments) : null);
            Call continued = open.continued(outer, asked);
            if (!plain || (continued != null && continued.keys.contains(asked.key()))) {
                return null;
            }
            CallSite site = continued == null ? CallSite.here(application) : continued.site;
            boolean sure = reader.isSure(subject);
            if (isToldAbove(open.pending(asked.key()), seam, sure, site)) {
                return null;
            }
            Call.Around around = new Call.Around(outer, reader.announcesItsEnd() ? subject : null);
            Call call = new Call(seam, site, asked, sure, around);
            HERE.set(call);
            add(call);
            return call;
        } catch (ReflectiveOperationException | RuntimeException unlikeTheLibrary) {
            attempts.failed("call " + seam, unlikeTheLibrary);
            return null;
        }
    }

    /**
     * Whether a request is told of already, by a client above this one that is no longer on this thread's stack, or by
     * the redirect that an event loop follows now.
     *
     * @param pending those that look the same and were not heard yet
     * @param sure whether this one was asked for rather than passed on
     */
    private static boolean isToldAbove(List<Call> pending, String seam, boolean sure, CallSite site) {
        for (Call call : pending) {
            boolean others = !call.seam.equals(seam);
            if (others && !sure) {
                return true; // it passes on what it is given
            }
            Caller caller = site.caller();
            if (caller.origin() == null || (others && caller.isSameAs(call.site.caller()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What {@link #begun} has come back, on the same thread.
     *
     * @param token what {@link #begun} returned
     * @param over whether the request is over, for good or for bad
     * @param result what is returned; if it is a future, the request is over when that is
     */
    public void returned(Object token, boolean over, @Nullable Object result) {
        if (token instanceof Call call) {
            leave(call);
            if (over) {
                end(call);
            } else if (result != null && Readers.of(call.seam).returnsTheCall()) {
                open.own(result, call);
            } else if (futureOf(result) instanceof CompletionStage<?> future) {
                future.whenComplete(new BiConsumer<@Nullable Object, @Nullable Throwable>() {
                    @Override
                    public void accept(@Nullable Object value, @Nullable Throwable failure) {
                        end(call);
                    }
                });
            }
        }
    }

    /** An object of a client library says what it is about to send, or that it cannot. */
    public void told(String seam, Object subject, @Nullable Object argument) {
        boolean failed = argument instanceof Throwable;
        if (argument == null || failed || NettyPipeline.isRequest(argument)) {
            Object call = begun(seam, subject, argument == null ? NOTHING : new Object[] {argument});
            if (call != null) {
                returned(call, failed, null);
            }
        }
    }

    /** The object that a request was made of is given more of it. */
    public void said(Object owner, Object what) {
        Call call = open.ownedBy(owner);
        Asked asked = call == null ? null : open.asked(call);
        if (call != null && asked != null) {
            try {
                open.ask(call, GrpcCall.and(asked, what));
            } catch (ReflectiveOperationException | RuntimeException unlikeTheLibrary) {
                attempts.failed("call " + call.seam, unlikeTheLibrary);
            }
        }
    }

    /** The object that a request was made of says that it is over. */
    public void ended(Object owner) {
        Call call = open.ownedBy(owner);
        if (call != null) {
            end(call);
        }
    }

    /** The call that this request on the wire comes from, as far as it can be told, or null. */
    public @Nullable Match match(RequestHead head) {
        return open.match(head, HERE.get());
    }

    /** A redirect answers this request: whatever follows has the same caller. */
    public void redirected(Match match, RequestHead request, String location) {
        String url;
        try {
            String target = request.target();
            url = URI.create(target.startsWith("/") ? "http://" + request.authority() + target : target)
                    .resolve(location)
                    .toString();
        } catch (IllegalArgumentException noUrl) {
            return; // no client follows it
        }
        if (Asked.isPlain(url)) {
            // RFC 9110 section 15.4: a client may make a GET of it, or keep the method
            Asked.Key same = Asked.of(request.method(), url, Fields.NONE, null).key();
            Asked.Key get = same.withMethod("GET");
            add(match.call.redirected(match.sites().get(0), same.equals(get) ? List.of(get) : List.of(same, get)));
        }
    }

    /** The final answer to this request was heard. */
    public void answered(Match match) {
        end(match.call.first);
    }

    /** The JVM ends. */
    public void close() {
        open.of(null).forEach(this::end);
    }

    /** Some libraries have futures of their own beside the one they complete. */
    private @Nullable Object futureOf(@Nullable Object result) {
        try {
            return !(result instanceof CompletionStage<?>) && result instanceof Future<?> && FUTURE.isOf(result)
                    ? FUTURE.of(result)
                    : result;
        } catch (ReflectiveOperationException unwilling) {
            return null;
        }
    }

    private void add(Call call) {
        Call givenUp = open.add(call);
        if (givenUp != null) {
            end(givenUp);
        }
    }

    private void leave(Call call) {
        HERE.set(call.outer);
    }

    private void end(Call call) {
        Asked unheard = open.end(call);
        if (unheard == null) {
            return;
        }
        try {
            Body body = unheard.body();
            attempts.attempted(unheard.headWithType(), body == null ? null : body.bytes(), call.site.caller());
        } catch (ReflectiveOperationException | RuntimeException | Error failure) {
            attempts.failed("attempt", failure);
        }
    }
}
