package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.detect.Detection;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Authority;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes: what it names itself, whoever it is handed to on the way.
 *
 * @param scheme {@code http}, {@code https} or {@code unix}
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
            return new Target("http", new Finding.Destination(peer.host(), peer.port(), peer.address(), null), false);
        }
        String named = request == null || request.authority().isEmpty() ? tunnel : request.authority();
        if (named == null) {
            return new Target("http", new Finding.Destination(peer.host(), peer.port(), peer.address(), null), false);
        }
        Authority authority = Authority.parse(named, request == null ? "http" : request.scheme());
        boolean isPeer = authority.host().equals(peer.host()) && authority.port() == peer.port();
        boolean proxied = tunnel != null || (request != null && isAbsolute(request.target()) && !isPeer);
        return new Target(
                "http",
                new Finding.Destination(authority.host(), authority.port(), peer.address(), proxied ? via(peer) : null),
                false);
    }

    /** Where a request would have gone that never reached a connection. */
    static Target ofAttempt(RequestHead request) {
        Authority named = Authority.parse(request.authority(), request.scheme());
        return new Target("http", new Finding.Destination(named.host(), named.port(), null, null), false);
    }

    /** Where a connection goes that is TLS. */
    static Target ofEncrypted(Peer peer, @Nullable String tunnel) {
        if (tunnel != null) {
            Authority authority = Authority.parse(tunnel, "https");
            return new Target(
                    "https",
                    new Finding.Destination(authority.host(), authority.port(), peer.address(), via(peer)),
                    true);
        }
        return new Target("https", new Finding.Destination(peer.host(), peer.port(), peer.address(), null), true);
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
        return target.startsWith("/") ? origin() + target : target.contains("://") ? target : origin() + '/' + target;
    }

    /** The circumstances of a message that goes here, or comes from here. */
    Finding.Circumstances circumstances(
            Head head, @Nullable RequestHead request, Finding.Stage stage, Caller caller, Detection detection) {
        return new Finding.Circumstances(
                head instanceof RequestHead ? Finding.Direction.REQUEST : Finding.Direction.RESPONSE,
                request == null
                        ? new Finding.Request("", origin() + '/', head.version())
                        : new Finding.Request(
                                request.method(), url(detection.maskedTarget(request)), request.version()),
                destination,
                stage,
                caller.client(),
                caller.origin(),
                caller.test());
    }
}
