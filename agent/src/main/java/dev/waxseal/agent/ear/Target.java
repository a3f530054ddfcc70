package dev.waxseal.agent.ear;

import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Authority;
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

    /** Where this request goes on a connection to this peer. */
    static Target of(@Nullable RequestHead request, Peer peer) {
        if (peer.local()) {
            return new Target("unix", new Finding.Destination(peer.host(), 0, null, null), false);
        }
        if (request == null || request.authority().isEmpty()) {
            return new Target("http", new Finding.Destination(peer.host(), peer.port(), peer.address(), null), false);
        }
        Authority named = Authority.parse(request.authority(), request.scheme());
        boolean absolute = request.target().contains("://")
                && !request.target().startsWith("/"); // RFC 9112 section 3.2.2: this is how one speaks to a proxy
        boolean proxied = absolute && !(named.host().equals(peer.host()) && named.port() == peer.port());
        return new Target(
                "http",
                new Finding.Destination(
                        named.host(), named.port(), peer.address(), proxied ? peer.host() + ':' + peer.port() : null),
                false);
    }

    /** Where a connection goes whose bytes are not read, if that is worth telling: through TLS. */
    static @Nullable Target ofUnread(Connection connection) {
        if (!connection.isEncrypted()) {
            return null;
        }
        Peer peer = connection.peer();
        return new Target("https", new Finding.Destination(peer.host(), peer.port(), peer.address(), null), true);
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
}
