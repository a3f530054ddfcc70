package dev.waxseal.agent.ear;

import dev.waxseal.journal.Finding;
import dev.waxseal.wire.RequestHead;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where connections lead, kept once however many lead there. Safe for use by many threads at once. */
final class Ends {

    /** A power of two; one in the slot of its hash. */
    private static final int SLOTS = 64;

    /** A longer request target is shown anew each time. */
    private static final int LONGEST = 2_048;

    private final @Nullable Peer[] peers = new Peer[SLOTS];
    private final @Nullable End[] ends = new End[SLOTS];
    private final @Nullable Shown[] shown = new Shown[SLOTS];
    private final @Nullable SealedEnd[] sealedEnds = new SealedEnd[SLOTS];

    /**
     * Where requests go that name this authority.
     *
     * @param peer the other end of the connection
     */
    record End(Peer peer, String scheme, String authority, Target target) {

        /** Whether this request goes there, if it is spoken to that peer. */
        boolean isOf(RequestHead request) {
            return request.authority().equals(authority) && request.scheme().equals(scheme);
        }
    }

    /**
     * Where TLS connections to this peer lead.
     *
     * @param serverName the host that clients name in it, or null
     */
    private record SealedEnd(
            Peer peer, String scheme, @Nullable String serverName, Target target) {}

    /** A request line as it is shown, and what it was made of. */
    private record Shown(Target to, String masked, Finding.Request request) {

        @SuppressWarnings("ReferenceEquality") // where it is known there is one
        private boolean isOf(Target target, String maskedTarget, RequestHead head) {
            return to == target
                    && masked.equals(maskedTarget)
                    && request.method().equals(head.method())
                    && request.version().equals(head.version());
        }
    }

    /**
     * A request line as it is shown: the same, if it was before.
     *
     * @param masked its target, with what is sensitive in it masked
     */
    Finding.Request shown(Target to, RequestHead request, String masked) {
        int slot = (masked.hashCode() + request.method().hashCode()) & (SLOTS - 1);
        Shown known = shown[slot];
        if (known == null || !known.isOf(to, masked, request)) {
            known = new Shown(to, masked, to.shown(request, masked));
            if (masked.length() <= LONGEST) {
                shown[slot] = known;
            }
        }
        return known.request;
    }

    /** The same, known before if it was. */
    Peer peer(Peer fresh) {
        int slot = slot(fresh);
        Peer known = peers[slot];
        if (known != null && isSame(known, fresh)) {
            return known;
        }
        peers[slot] = fresh;
        return fresh;
    }

    private static boolean isSame(Peer one, Peer other) {
        return one.port() == other.port()
                && one.local() == other.local()
                && one.host().equals(other.host())
                && Objects.equals(one.address(), other.address());
    }

    /** Where this request goes, which is spoken to this peer itself. */
    @SuppressWarnings("ReferenceEquality") // of peers that are the same there is one
    End of(RequestHead request, Peer peer) {
        String authority = request.authority();
        int slot = (authority.hashCode() + peer.port()) & (SLOTS - 1);
        End known = ends[slot];
        if (known == null || known.peer != peer || !known.isOf(request)) {
            known = new End(peer, request.scheme(), authority, Target.of(request, peer, null));
            ends[slot] = known;
        }
        return known;
    }

    /** Where a TLS connection to this peer itself leads, as {@link Target#ofTls}. */
    @SuppressWarnings("ReferenceEquality") // of peers that are the same there is one
    Target sealed(String scheme, Peer peer, @Nullable String serverName) {
        int slot = slot(peer);
        SealedEnd known = sealedEnds[slot];
        if (known == null
                || known.peer != peer
                || !known.scheme.equals(scheme)
                || !Objects.equals(known.serverName, serverName)) {
            known = new SealedEnd(peer, scheme, serverName, Target.ofTls(scheme, peer, null, serverName));
            sealedEnds[slot] = known;
        }
        return known.target;
    }

    private static int slot(Peer peer) {
        return (peer.host().hashCode() + peer.port()) & (SLOTS - 1);
    }
}
