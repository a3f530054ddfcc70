package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.channels.WritableByteChannel;

/** The operating system has moved bytes from a file to a channel itself ({@code sendfile}). */
final class FileTransfer {

    private FileTransfer() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object file,
            @Advice.Argument(0) long position,
            @Advice.Argument(2) WritableByteChannel target,
            @Advice.Return long count) {
        WaxsealTap.transferred(file, position, count, target);
    }
}
