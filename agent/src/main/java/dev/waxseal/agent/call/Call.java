package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
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
        /** Not heard when its test was over, told as an attempt, and perhaps yet to be heard. */
        LATE,
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

    /** The origin it was redirected from if that was inside TLS, such as {@code https://payments.example}, or null. */
    final @Nullable String leftTls;

    /** What was asked for; null once that is told elsewhere, on the wire or by an inner call. */
    @Nullable Asked asked;

    State state = State.PENDING;

    /** With which others it was mixed up, so that a message may have come from any of them; or null. */
    @Nullable Tie tie;

    /** Where it was redirected to. */
    final List<Call> redirects = new ArrayList<>(0);

    Call(String seam, CallSite site, Asked asked, boolean sure, Around around) {
        this(seam, site, List.of(asked.key()), null, null, asked, sure, around);
    }

    private Call(
            String seam,
            CallSite site,
            List<Asked.Key> keys,
            @Nullable Call first,
            @Nullable String leftTls,
            @Nullable Asked asked,
            boolean sure,
            Around around) {
        this.seam = seam;
        this.site = site;
        this.keys = keys;
        this.first = first == null ? this : first;
        this.leftTls = leftTls;
        this.asked = asked;
        this.sure = sure;
        this.outer = around.outer;
        this.owner = around.owner;
    }

    /** One that goes through TLS, and will not be heard unless it is led out of there. */
    static Call sealed(String seam, CallSite site, Asked.Key key, Around around) {
        return new Call(seam, site, List.of(key), null, null, null, false, around);
    }

    /** What the client sends next when it follows a redirect out of TLS, from this call if it is known. */
    static Call outOfTls(String seam, CallSite site, @Nullable Call before, String origin, List<Asked.Key> keys) {
        return new Call(seam, site, keys, before == null ? null : before.first, origin, null, false, NOTHING);
    }

    /** Whether another seam than this told of it, and it was not heard yet. */
    boolean isPendingAtAnother(String other) {
        return state == State.PENDING && !seam.equals(other);
    }

    /** Whether it was not asked for but passed on, by a library that others build on. */
    boolean isCarried() {
        return !sure && first == this;
    }

    /** What the client sends next when it follows a redirect; the same place answers for it. */
    Call redirected(CallSite site, List<Asked.Key> keys) {
        return new Call(seam, site, keys, first, null, null, false, NOTHING);
    }

    private static final Around NOTHING = new Around(null, null);

    /** What a call belongs to: the call around it, the object it is made of. */
    record Around(@Nullable Call outer, @Nullable Object owner) {}
}
