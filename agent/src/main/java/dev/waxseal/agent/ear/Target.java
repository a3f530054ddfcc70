package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.detect.Detection;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.LocalName;
import dev.waxseal.wire.Authority;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes: what it names itself, whoever it is handed to on the way; where that is this machine, whom it is spoken to.
 *
 * @param scheme {@code http}, {@code https}, {@code unix}, {@code connect} for what is asked of a proxy itself, or the name of
 *     another protocol
 * @param destination as the reports show it
 * @param encrypted whether it goes through TLS
 */
record Target(String scheme, Finding.Destination destination, boolean encrypted) {

    /** Where this request, or what came back where none was heard, goes by this peer and tunnel. */
    static Target of(@Nullable RequestHead request, Peer peer, @Nullable String tunnel) {
        if (peer.local()) {
            return new Target("unix", new Finding.Destination(peer.host(), 0, null, null), false);
        }
        if (request != null && request.method().equals("CONNECT")) { // a request to the proxy itself
            return new Target("connect", peer(peer), false);
        }
        String named = request == null || request.authority().isEmpty() ? tunnel : request.authority();
        if (named == null) {
            return new Target("http", peer(peer), false);
        }
        Authority authority = Authority.parse(named, request == null ? "http" : request.scheme());
        if (isLocalInNameOnly(authority, peer)) {
            return new Target("http", peer(peer), false);
        }
        boolean isPeer = authority.host().equals(peer.host()) && authority.port() == peer.port();
        boolean proxied = tunnel != null || (request != null && isAbsolute(request.target()) && !isPeer);
        return new Target("http", destination(authority, peer.address(), proxied ? via(peer) : null), false);
    }

    /** Whether a request says that it stays on this machine and goes elsewhere, as gateways pass on whom they were asked for. */
    private static boolean isLocalInNameOnly(Authority named, Peer peer) {
        return peer.isKnown() && LocalName.is(named.host()) && !LocalName.is(peer.host());
    }

    /** Where a request would have gone that never reached a connection. */
    static Target ofAttempt(RequestHead request) {
        Authority named = Authority.parse(request.authority(), request.scheme());
        return new Target("http", destination(named, null, null), false);
    }

    /** Where a request through TLS would go, whatever became of it. */
    static Target ofAddress(RequestHead request) {
        return new Target("https", destination(Authority.parse(request.authority(), "https"), null, null), true);
    }

    /**
     * Where a connection goes that is TLS, or something else than HTTP.
     *
     * @param scheme the name of the protocol, as people call it
     */
    static Target ofConnection(String scheme, boolean encrypted, Peer peer, @Nullable String tunnel) {
        Finding.Destination end =
                tunnel == null ? peer(peer) : destination(Authority.parse(tunnel, "https"), peer.address(), via(peer));
        return new Target(scheme.toLowerCase(Locale.ROOT).replace(' ', '-'), end, encrypted);
    }

    /**
     * Where a TLS connection goes: to the host that the client names in it, whatever address it asked for itself.
     *
     * @param serverName that name, or null
     */
    static Target ofTls(String scheme, Peer peer, @Nullable String tunnel, @Nullable String serverName) {
        Target connection = ofConnection(scheme, true, peer, tunnel);
        Finding.Destination end = connection.destination;
        return serverName == null || peer.local() || end.host().equals(serverName)
                ? connection
                : new Target(
                        connection.scheme,
                        destination(new Authority(serverName, end.port()), end.address(), end.via()),
                        true);
    }

    /** The same as far as the proxy in between, if there is one. */
    static Finding.Circumstances atProxy(Finding.Circumstances circumstances) {
        Finding.Destination to = circumstances.destination();
        return to.via() == null
                ? circumstances
                : circumstances.to(destination(Authority.parse(to.via(), "http"), to.address(), null));
    }

    /** Whether it leaves this machine, as far as can be told here. */
    boolean isElsewhere() {
        return scheme.equals("http") && !destination.own() && !LocalName.is(destination.host());
    }

    private static Finding.Destination peer(Peer peer) {
        return destination(new Authority(peer.host(), peer.port()), peer.address(), null);
    }

    private static Finding.Destination destination(Authority to, @Nullable String address, @Nullable String via) {
        boolean own = !LocalName.is(to.host()) && ThisMachine.is(to.host(), via == null ? address : null);
        return new Finding.Destination(to.host(), to.port(), address, via, own);
    }

    /** Whether a request target has the form in which one speaks to a proxy (RFC 9112 section 3.2.2). */
    private static boolean isAbsolute(String target) {
        return target.contains("://") && !target.startsWith("/");
    }

    private static String via(Peer peer) {
        boolean literal = peer.host().indexOf(':') >= 0;
        return (literal ? '[' + peer.host() + ']' : peer.host()) + ':' + peer.port();
    }

    /** Scheme and authority, such as {@code http://payments.example:8080}. */
    String origin() {
        boolean literal = destination.host().indexOf(':') >= 0;
        String host = literal ? '[' + destination.host() + ']' : destination.host();
        return scheme + "://" + host + (destination.port() == 80 ? "" : ":" + destination.port());
    }

    /** The URL of a request target that goes here. */
    String url(String target) {
        return scheme.equals("connect")
                ? target
                : target.startsWith("/")
                        ? origin() + target
                        : target.contains("://") ? target : origin() + '/' + target;
    }

    /** The line of a request that goes here, as it is shown. */
    Finding.Request shown(RequestHead request, String maskedTarget) {
        return new Finding.Request(request.method(), url(maskedTarget), request.version());
    }

    /** The circumstances of a message that goes here, or comes from here. */
    Finding.Circumstances circumstances(
            Head head, @Nullable RequestHead request, Finding.Stage stage, Caller caller, Detection detection) {
        Finding.Request line = request == null
                ? new Finding.Request("", origin() + '/', head.version())
                : shown(request, detection.maskedTarget(request));
        return circumstances(head, line, stage, caller);
    }

    /** As {@link #circumstances(Head, RequestHead, Finding.Stage, Caller, Detection)}, where the line is known as it is shown. */
    Finding.Circumstances circumstances(Head head, Finding.Request line, Finding.Stage stage, Caller caller) {
        return new Finding.Circumstances(
                head instanceof RequestHead ? Finding.Direction.REQUEST : Finding.Direction.RESPONSE,
                line,
                destination,
                stage,
                caller.client(),
                caller.origin(),
                caller.test());
    }
}
