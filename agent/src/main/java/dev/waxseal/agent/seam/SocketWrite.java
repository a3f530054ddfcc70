package dev.waxseal.agent.seam;

import java.net.InetAddress;
import net.bytebuddy.asm.Advice;

/** A blocking socket writes all it is given, or throws. */
final class SocketWrite {

    private SocketWrite() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.This Object socket,
            @Advice.FieldValue("address") InetAddress address,
            @Advice.FieldValue("port") int port,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Argument(2) int length) {
        WaxsealTap.sent(socket, address, port, bytes, from, length);
    }
}
