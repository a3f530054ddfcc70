package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.util.List;

/** Where Netty carries bytes past the JDK, and where its event loops get their tasks; in every copy of it. */
final class NettySeams {

    static final List<Seam> ALL = List.of(
            // Netty's own transports (epoll, io_uring, kqueue), of 4.1 and 4.2 and of every relocated copy: all write
            // from the one queue and hand what they read to the one head; files and what writes itself go beside it
            new Seam(
                    "netty transports",
                    "*/netty/channel/ChannelOutboundBuffer",
                    new Weave("removeBytes", "(J)V", "NettyWrite")),
            new Seam(
                    "netty transports",
                    "*/netty/channel/DefaultChannelPipeline$HeadContext",
                    new Weave("channelRead", "", "NettyRead"),
                    new Weave("channelInactive", "", "NettyEnd")),
            // signs that they are in use; without them NIO carries all
            new Seam("netty transports", "*/netty/channel/unix/UnixChannel"),
            new Seam("netty transports", "*/netty/channel/epoll/AbstractEpollChannel"),
            new Seam(
                    "netty file transfers",
                    "*/netty/channel/unix/SocketWritableByteChannel",
                    new Weave("write", "(Ljava/nio/ByteBuffer;)I", "NettyChannelWrite")),
            new Seam(
                    "netty file transfers",
                    "*/netty/channel/epoll/LinuxSocket",
                    new Weave("sendFile", "", "NettyFileTransfer")),
            new Seam(
                    "netty file transfers",
                    "*/netty/channel/kqueue/BsdSocket",
                    new Weave("sendFile", "", "NettyFileTransfer")),
            new Seam(
                    "netty file transfers",
                    "*/netty/channel/uring/AbstractIoUringStreamChannel$IoUringStreamUnsafe",
                    new Weave("handleWriteCompleteFileRegion", "", "NettyFileSplice"),
                    Weave.ifThere("handleWriteCompleteGenericFileRegion", "", "NettyChunkWrite")),
            // who gave an event loop its tasks, of every copy
            new Seam(
                    "netty tasks",
                    "*/netty/util/concurrent/SingleThreadEventExecutor",
                    Weave.ifThere("addTask", "(Ljava/lang/Runnable;)", "TaskGiven")),
            new Seam(
                    "netty tasks",
                    "*/netty/util/concurrent/AbstractEventExecutor",
                    Weave.ifThere("safeExecute", "(Ljava/lang/Runnable;)", "TaskRun")));

    private NettySeams() {}
}
