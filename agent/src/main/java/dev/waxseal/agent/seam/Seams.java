package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one list of all places where we listen. Methods are those of JDK 17 to 25. */
final class Seams {

    private static final String ASYNC_IO =
            "(ZLjava/nio/ByteBuffer;[Ljava/nio/ByteBuffer;JLjava/util/concurrent/TimeUnit;"
                    + "Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)Ljava/util/concurrent/Future;";

    private static final List<Seam> ALL = List.of(
            new Seam(
                    "sockets",
                    "sun/nio/ch/NioSocketImpl",
                    new Weave("implWrite", "([BII)I", "SocketWrite"),
                    new Weave("read", "([BII)I", "SocketRead"),
                    new Weave("close", "()V", "Close")),
            new Seam(
                    "channels",
                    "sun/nio/ch/SocketChannelImpl",
                    new Weave("write", "(Ljava/nio/ByteBuffer;)I", "ChannelWrite"),
                    new Weave("write", "([Ljava/nio/ByteBuffer;II)J", "ChannelGatheringWrite"),
                    new Weave("tryWrite", "([BII)I", "ChannelStreamWrite"),
                    new Weave("read", "(Ljava/nio/ByteBuffer;)I", "ChannelRead"),
                    new Weave("read", "([Ljava/nio/ByteBuffer;II)J", "ChannelScatteringRead"),
                    new Weave("blockingRead", "([BIIJ)I", "SocketRead"),
                    new Weave("implCloseSelectableChannel", "()V", "Close")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/AsynchronousSocketChannelImpl",
                    new Weave("enableWriting", "()V", "AsyncWriteDone"),
                    new Weave("enableReading", "()V", "AsyncReadDone"),
                    new Weave("close", "()V", "Close")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/UnixAsynchronousSocketChannelImpl",
                    new Weave("implWrite", ASYNC_IO, "AsyncWrite"),
                    new Weave("implRead", ASYNC_IO, "AsyncRead")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/WindowsAsynchronousSocketChannelImpl",
                    new Weave("implWrite", ASYNC_IO, "AsyncWrite"),
                    new Weave("implRead", ASYNC_IO, "AsyncRead")),
            new Seam(
                    "file transfers",
                    "sun/nio/ch/FileChannelImpl",
                    // JDK 17 calls it transferToDirectly, JDK 21 and later transferToDirect
                    new Weave(
                            List.of("transferToDirectly", "transferToDirect"),
                            "(JILjava/nio/channels/WritableByteChannel;)J",
                            "FileTransfer")),
            new Seam(
                    "junit 4",
                    "org/junit/runner/notification/RunNotifier",
                    new Weave("fireTestStarted", "", "JUnit4TestStarted"),
                    new Weave("fireTestFinished", "", "JUnit4TestFinished")));

    private Seams() {}

    /** All seams by the internal name of their class. */
    static Map<String, Seam> byType() {
        Map<String, Seam> seams = new HashMap<>();
        for (Seam seam : ALL) { // a plain loop: the first stream of a JVM costs more than all the rest of the start
            seams.put(seam.type(), seam);
        }
        return seams;
    }
}
