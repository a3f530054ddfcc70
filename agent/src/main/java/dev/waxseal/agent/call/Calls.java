package dev.waxseal.agent.call;

import dev.waxseal.agent.call.PutTogether.Made;
import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.client.Body;
import dev.waxseal.agent.client.Deferred;
import dev.waxseal.agent.client.GrpcCall;
import dev.waxseal.agent.client.NettyPipeline;
import dev.waxseal.agent.client.Property;
import dev.waxseal.agent.client.Reader;
import dev.waxseal.agent.client.Readers;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that client libraries were asked for, kept until they are heard on the wire, so that a request that an
 * event loop writes is laid to the door of the line that asked for it. What never reaches the wire is passed on as an
 * attempt when the call, or the test that made it, is over; if it reaches the wire after all, it has the same caller there.
 *
 * <p>Neither the application nor the journal is ever called under a lock.
 */
public final class Calls {

    /** Is told of requests that never reached the wire. */
    public interface Attempts {

        /** A request that would have gone out in clear text; {@code body} is its content as far as it is known. */
        void attempted(RequestHead head, byte @Nullable [] body, Caller caller);

        /** A request through TLS whose URL says more than where it goes: of what the wire hides, that alone is looked at. */
        void addressed(RequestHead head);

        /** Whether it is to be told what a request through TLS to this host and port says beside its URL. */
        boolean asksOf(String host);

        /** A request through TLS to there has these fields. */
        void sealed(String host, Fields fields);

        /** The agent itself failed. */
        void failed(String where, Throwable failure);
    }

    private static final Property FUTURE = new Property("toCompletableFuture");
    private static final Object[] NOTHING = {};

    /** The innermost call that this thread is in. */
    private static final ThreadLocal<@Nullable Call> HERE = new ThreadLocal<>();

    private final Origins origins;
    private final Attempts attempts;
    private final OpenCalls open = new OpenCalls();
    private final PutTogether putTogether = new PutTogether();
    private final Redirects redirects;
    private final Tasks tasks;

    /**
     * Listens to the ends of tests from now on.
     *
     * @param origins reads stacks
     */
    public Calls(Origins origins, Attempts attempts) {
        this.origins = origins;
        this.attempts = attempts;
        this.redirects = new Redirects(origins, open, this);
        this.tasks = new Tasks(origins);
        RunningTests.onEnd(new Consumer<>() {
            @Override
            public void accept(RunningTest test) {
                for (Call call : open.of(test)) {
                    tell(call, test.isClass() ? open.end(call) : open.late(call));
                }
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
            boolean sealed = !plain && Asked.isSealed(url);
            if (url != null && sealed && outer == null) {
                sealed(reader, subject, arguments, url);
            }
            boolean leaves = sealed && reader.mayLeaveTls(subject, arguments);
            if (url == null || (!plain && outer == null && !leaves)) {
                return null;
            }
            Call.Around around = new Call.Around(outer, reader.announcesItsEnd() ? subject : null);
            if (leaves && outer == null) {
                return begun(sealed(seam, url, around));
            }
            String method = reader.method(subject, arguments);
            boolean sure = reader.isSure(subject);
            if (plain && outer == null && !sure && open.isPendingAtAnother(seam, Asked.Key.of(method, url))) {
                return null; // before more of it is read
            }
            Asked asked = Asked.of(
                    method, url, reader.fields(subject, arguments), plain ? reader.body(subject, arguments) : null);
            Made made = putTogether.of(reader.madeAs(arguments));
            Call within = outer == null && made != null ? open.stillOpen(made.within) : outer;
            Call continued = open.continued(within, asked);
            if (leaves && continued == null) {
                return begun(sealed(seam, url, around));
            }
            if (!plain || (continued != null && continued.keys.contains(asked.key()))) {
                return null;
            }
            CallSite site = continued == null ? siteOf(asked, made, reader.isHandedOn()) : continued.site;
            if (open.hasLike(asked.key())
                    && ((!sure && open.isPendingAtAnother(seam, asked.key()))
                            || isToldAbove(open.pending(asked.key()), seam, site)
                            || isMadeOnceMore(asked.key(), site))) {
                return null;
            }
            return begun(new Call(seam, site, asked, sure, around));
        } catch (ReflectiveOperationException | RuntimeException unlikeTheLibrary) {
            attempts.failed("call " + seam, unlikeTheLibrary);
            return null;
        }
    }

    /** Where a request was put together if that is known, and where it stands as well if another library is asked next. */
    private CallSite siteOf(Asked asked, @Nullable Made made, boolean handedOn) {
        return CallSite.of(asked.key(), origins, made == null ? null : made.site, handedOn);
    }

    private void sealed(Reader reader, Object subject, Object[] arguments, String url)
            throws ReflectiveOperationException {
        if (Asked.saysMuch(url)) {
            attempts.addressed(Asked.sealed(reader.method(subject, arguments), url));
        }
        String host = Asked.Key.sealed(url).authority();
        if (attempts.asksOf(host)) {
            attempts.sealed(host, reader.fields(subject, arguments));
        }
    }

    private Call begun(Call call) {
        HERE.set(call);
        add(call);
        return call;
    }

    /** Kept for where it was made alone, in case that an answer leads it out of TLS. */
    private Call sealed(String seam, String url, Call.Around around) {
        return Call.sealed(seam, CallSite.here(origins), Asked.Key.sealed(url), around);
    }

    /**
     * Whether a request is told of already, by a client above this one that is no longer on this thread's stack, or by
     * the redirect that an event loop follows now. Two libraries of which one hands on to the other are asked in one place,
     * wherever the request was put together.
     *
     * @param pending those that look the same and were not heard yet
     */
    private static boolean isToldAbove(List<Call> pending, String seam, CallSite site) {
        for (Call call : pending) {
            boolean others = !call.seam.equals(seam);
            if (site.caller().origin() == null || (others && site.sender().isSameAs(call.site.sender()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a client makes a request again by itself, because the answer told it so or the connection broke. */
    private boolean isMadeOnceMore(Asked.Key key, CallSite site) {
        return open.isHeard(key) && site.caller().origin() == null;
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
        if (argument != null && follows(seam, subject, argument)) {
            return;
        }
        boolean failed = argument instanceof Throwable;
        if (argument == null || failed || NettyPipeline.isRequest(argument)) {
            Object call = begun(seam, subject, argument == null ? NOTHING : new Object[] {argument});
            if (call != null) {
                returned(call, failed, null);
            }
        }
    }

    /**
     * A client library puts a request together, perhaps to send it later.
     *
     * @param of another request, as which it begins, or its URL; or null
     */
    public void made(Object request, @Nullable Object of) throws ReflectiveOperationException {
        Made begun = putTogether.of(of);
        Call outer = HERE.get();
        if (begun != null) {
            putTogether.add(request, begun.site, begun.within);
        } else if (outer != null) {
            putTogether.add(request, null, outer);
        } else if (!Deferred.isSealed(request, of)) {
            putTogether.add(request, CallSite.here(origins), null);
        }
    }

    /** An event loop is given a task; not within a call, which is known by itself. */
    public void given(Object task) {
        if (HERE.get() == null) {
            tasks.given(task);
        }
    }

    /** A WebSocket is given a message that a thread of the library's own will write; told of in clear text alone. */
    public void handed(String seam, Object socket, Object message) {
        try {
            if (Asked.isPlain(Readers.of(seam).url(socket, NOTHING))) {
                tasks.given(message);
            }
        } catch (ReflectiveOperationException | RuntimeException unlikeTheLibrary) {
            attempts.failed("call " + seam, unlikeTheLibrary);
        }
    }

    /** An event loop begins to run a task, or has run it. */
    public void runs(Object task, boolean over) {
        if (over) {
            tasks.ends();
        } else {
            tasks.begins(task);
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
        redirects.answered(match, request, location);
    }

    /** Whether a seam tells that its library follows a redirect. */
    private boolean follows(String seam, Object subject, Object argument) {
        try {
            return redirects.follows(seam, subject, argument);
        } catch (ReflectiveOperationException | RuntimeException unlikeTheLibrary) {
            attempts.failed("call " + seam, unlikeTheLibrary);
            return true;
        }
    }

    /** The final answer to this request was heard. */
    public void answered(Match match) {
        end(match.call.first);
    }

    /** The JVM ends. */
    public void close() {
        open.all().forEach(this::end);
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

    /** Keeps the call until it is heard or over. */
    void add(Call call) {
        Call givenUp = open.add(call);
        if (givenUp != null) {
            end(givenUp);
        }
    }

    private void leave(Call call) {
        HERE.set(call.outer);
    }

    private void end(Call call) {
        tell(call, open.end(call));
    }

    private void tell(Call call, @Nullable Asked unheard) {
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
