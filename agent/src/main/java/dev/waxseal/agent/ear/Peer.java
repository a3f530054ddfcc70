package dev.waxseal.agent.ear;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection.
 *
 * @param host the name it was looked up by, or its address where none was; never asks the name service
 * @param address its IP address, or null where it has none
 * @param port its port, 0 where it has none
 * @param local whether it can only be on this machine: a Unix domain socket
 */
record Peer(String host, @Nullable String address, int port, boolean local) {

    /** The other end of a connection whose address was not seen. */
    static final Peer UNKNOWN = new Peer("unknown", null, 0, false);

    /** Whether its address was seen. */
    boolean isKnown() {
        return local || address != null;
    }

    /** The peer at this address, as a socket or channel of the JDK knows it. */
    static Peer of(@Nullable Object remote, int port) {
        if (remote instanceof InetSocketAddress socket) {
            InetAddress address = socket.getAddress();
            return new Peer(
                    socket.getHostString(), address == null ? null : address.getHostAddress(), socket.getPort(), false);
        }
        if (remote instanceof InetAddress address) {
            // toString is "name/address" and, unlike getHostName, never looks a name up
            String text = address.toString();
            int slash = text.indexOf('/');
            String name = slash > 0 ? text.substring(0, slash) : address.getHostAddress();
            return new Peer(name, address.getHostAddress(), port, false);
        }
        if (remote instanceof UnixDomainSocketAddress) {
            return new Peer("unix", null, 0, true);
        }
        return remote instanceof SocketAddress ? new Peer("local", null, 0, true) : UNKNOWN;
    }
}
