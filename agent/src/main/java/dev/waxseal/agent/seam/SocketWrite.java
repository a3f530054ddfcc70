package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.net.InetAddress;

/** A blocking socket writes what it is given in pieces; this one went out, as far as it did. */
final class SocketWrite {

    private SocketWrite() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object socket,
            @Advice.FieldValue("address") InetAddress address,
            @Advice.FieldValue("port") int port,
            @Advice.FieldValue("localport") int local,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.sent(socket, address, port, local, bytes, from, count);
    }
}
