package dev.waxseal.agent.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the application asked a client library for, until its answer came or its test ended. What changes in it
 * is guarded by {@link OpenCalls}.
 */
final class Call {

    /** How far a call came. */
    enum State {
        /** Not heard on the wire yet. */
        PENDING,
        /** Heard on the wire; may be heard again, because clients retry. */
        HEARD,
        /** Nothing more will come. */
        OVER
    }

    /** The seam it was heard at. */
    final String seam;

    final CallSite site;

    /** How the wire may show it; several where a redirect may change the method. */
    final List<Asked.Key> keys;

    /** The call that was redirected to become this one, or itself. */
    final Call first;

    /** The call within which this one was made on the same thread, or null. */
    final @Nullable Call outer;

    /** The object that will announce what it is given, or its end, or null. */
    @Nullable Object owner;

    /** Whether a request was asked for here for certain, rather than passed on. */
    final boolean sure;

    /** What was asked for; null once that is told elsewhere, on the wire or by an inner call. */
    @Nullable Asked asked;

    State state = State.PENDING;

    /** Where it was redirected to. */
    final List<Call> redirects = new ArrayList<>(0);

    Call(String seam, CallSite site, Asked asked, boolean sure, Around around) {
        this.seam = seam;
        this.site = site;
        this.keys = List.of(asked.key());
        this.asked = asked;
        this.sure = sure;
        this.first = this;
        this.outer = around.outer;
        this.owner = around.owner;
    }

    private Call(Call before, CallSite site, List<Asked.Key> keys) {
        this.seam = before.seam;
        this.site = site;
        this.keys = keys;
        this.sure = false;
        this.first = before.first;
        this.outer = null;
        this.owner = null;
    }

    /** Whether it was not asked for but passed on, by a library that others build on. */
    boolean isCarried() {
        return !sure && first == this;
    }

    /** What the client sends next when it follows a redirect; the same place answers for it. */
    Call redirected(CallSite site, List<Asked.Key> keys) {
        return new Call(this, site, keys);
    }

    /** What a call belongs to: the call around it, the object it is made of. */
    record Around(@Nullable Call outer, @Nullable Object owner) {}
}
