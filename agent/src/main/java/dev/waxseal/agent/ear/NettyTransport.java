package dev.waxseal.agent.ear;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of Netty, under whatever name, whose native transports (epoll, io_uring, kqueue) pass the JDK by; what is
 * needed of its types to read what they wrote and read.
 *
 * <p>Calls nothing but public methods that Netty 4.1 and 4.2 share, and reads two fields of file regions.
 */
final class NettyTransport {

    /** What every channel of a native transport is, and no other. */
    private static final String UNIX_CHANNEL = "channel.unix.UnixChannel";

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    /** By the class of a channel; empty for one that is not native. Classes are not kept alive by it. */
    private static final ClassValue<Copy> COPIES = new ClassValue<>() {
        @Override
        protected Copy computeValue(Class<?> channel) {
            Class<?> unix = unixChannel(channel);
            return new Copy(unix == null ? null : new NettyTransport(unix));
        }
    };

    /** By the class of a context: its {@code channel()}. */
    private static final ClassValue<MethodHandle> CHANNEL_OF = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> context) {
            for (Class<?> type = context; type != null; type = type.getSuperclass()) {
                for (Class<?> implemented : type.getInterfaces()) {
                    if (implemented.getName().endsWith("channel.ChannelHandlerContext")) {
                        String channel = implemented.getName().replace("ChannelHandlerContext", "Channel");
                        return getter(implemented, "channel", load(channel, implemented));
                    }
                }
            }
            throw new IllegalStateException("no context of Netty's");
        }
    };

    /** By the class of a file region, which only native transports tell of. */
    private static final ClassValue<NettyTransport> REGIONS = new ClassValue<>() {
        @Override
        protected NettyTransport computeValue(Class<?> type) {
            for (Class<?> region = type; region != null; region = region.getSuperclass()) {
                for (Class<?> implemented : region.getInterfaces()) {
                    if (implemented.getName().endsWith("channel.FileRegion")) {
                        String unix = implemented.getName().replace("channel.FileRegion", UNIX_CHANNEL);
                        return new NettyTransport(load(unix, type));
                    }
                }
            }
            throw new IllegalStateException("no file region of Netty's");
        }
    };

    private record Copy(@Nullable NettyTransport netty) {}

    /** What a thread gathers from a queue, and of how many bytes more. Of the JDK's types alone: a thread may outlive that Netty. */
    private static final class Visit {
        final List<ByteBuffer> bytes;
        long rest;

        Visit(List<ByteBuffer> bytes, long rest) {
            this.bytes = bytes;
            this.rest = rest;
        }
    }

    private static final ThreadLocal<@Nullable Visit> VISITS = new ThreadLocal<>();

    private final MethodHandle fd;
    private final MethodHandle remoteAddress;
    private final Class<?> buffer;
    private final MethodHandle readerIndex;
    private final MethodHandle readableBytes;
    private final MethodHandle nioBuffers;

    /** One for all queues and threads: to make one takes longer than to go through a queue. */
    private final Object visitor;

    private final MethodHandle forEachFlushed;
    private final MethodHandle position;
    private final MethodHandle transferred;
    private final Class<?> defaultRegion;

    private NettyTransport(Class<?> unixChannel) {
        String name = unixChannel.getName();
        String prefix = name.substring(0, name.length() - UNIX_CHANNEL.length());
        Class<?> channel = load(prefix + "channel.Channel", unixChannel);
        Class<?> queue = load(prefix + "channel.ChannelOutboundBuffer", unixChannel);
        Class<?> region = load(prefix + "channel.FileRegion", unixChannel);
        fd = getter(unixChannel, "fd", load(prefix + "channel.unix.FileDescriptor", unixChannel));
        remoteAddress = getter(channel, "remoteAddress", java.net.SocketAddress.class);
        buffer = load(prefix + "buffer.ByteBuf", unixChannel);
        readerIndex = method(buffer, "readerIndex", MethodType.methodType(int.class))
                .asType(MethodType.methodType(int.class, Object.class));
        readableBytes = method(buffer, "readableBytes", MethodType.methodType(int.class))
                .asType(MethodType.methodType(int.class, Object.class));
        nioBuffers = method(buffer, "nioBuffers", MethodType.methodType(ByteBuffer[].class, int.class, int.class))
                .asType(MethodType.methodType(ByteBuffer[].class, Object.class, int.class, int.class));
        Class<?> processor = load(prefix + "channel.ChannelOutboundBuffer$MessageProcessor", unixChannel);
        InvocationHandler visit =
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class ? null : visited(arguments[0]);
        visitor = Proxy.newProxyInstance(processor.getClassLoader(), new Class<?>[] {processor}, visit);
        forEachFlushed = method(queue, "forEachFlushedMessage", MethodType.methodType(void.class, processor))
                .asType(MethodType.methodType(void.class, Object.class, Object.class));
        position = method(region, "position", MethodType.methodType(long.class))
                .asType(MethodType.methodType(long.class, Object.class));
        transferred = method(region, "transferred", MethodType.methodType(long.class))
                .asType(MethodType.methodType(long.class, Object.class));
        defaultRegion = load(prefix + "channel.DefaultFileRegion", unixChannel);
    }

    /** The copy of Netty that this channel belongs to, or null if the JDK carries it. */
    static @Nullable NettyTransport of(Object channel) {
        return COPIES.get(channel.getClass()).netty();
    }

    /** The copy of Netty that has these file regions in it. */
    static NettyTransport ofRegion(Object region) {
        return REGIONS.get(region.getClass());
    }

    /** The channel that a handler's context belongs to. */
    static Object channelOf(Object context) {
        try {
            return (Object) CHANNEL_OF.get(context.getClass()).invokeExact(context);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** What stands for the connection at all places where we listen: the channel's descriptor. */
    Object connection(Object channel) {
        try {
            return (Object) fd.invokeExact(channel);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** The address of the other end, or null. */
    @Nullable Object remote(Object channel) {
        try {
            return (Object) remoteAddress.invokeExact(channel);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** What can be read of a buffer, which is left as it is; nothing if it is none. */
    List<ByteBuffer> readable(Object message) {
        List<ByteBuffer> bytes = new ArrayList<>(1);
        add(bytes, message, Integer.MAX_VALUE);
        return bytes;
    }

    /** The first bytes of what a queue has for the wire, or of a buffer. */
    List<ByteBuffer> first(Object queue, long count) {
        List<ByteBuffer> bytes = new ArrayList<>(4);
        if (buffer.isInstance(queue)) {
            add(bytes, queue, count);
            return bytes;
        }
        Visit visit = new Visit(bytes, count);
        VISITS.set(visit);
        try {
            forEachFlushed.invokeExact(queue, visitor);
        } catch (Throwable failure) {
            throw failed(failure);
        } finally {
            VISITS.set(null);
        }
        return bytes;
    }

    /** One message of the queue that this thread goes through; whether it wants the next one, too. */
    private Object visited(Object message) {
        Visit visit = VISITS.get();
        if (visit == null) {
            return false;
        }
        visit.rest -= add(visit.bytes, message, visit.rest);
        return visit.rest > 0 && buffer.isInstance(message);
    }

    private long add(List<ByteBuffer> bytes, Object message, long most) {
        if (!buffer.isInstance(message)) {
            return 0;
        }
        try {
            int count = (int) Math.min((int) readableBytes.invokeExact(message), most);
            if (count > 0) {
                int from = (int) readerIndex.invokeExact(message);
                for (ByteBuffer part : (ByteBuffer[]) nioBuffers.invokeExact(message, from, count)) {
                    bytes.add(part);
                }
            }
            return Math.max(0, count);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** Where in its file a region that is under way has come to. */
    long reached(Object region) {
        try {
            return (long) position.invokeExact(region) + (long) transferred.invokeExact(region);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** The file that this region, or the one it wraps, is a part of. */
    FileChannel file(Object region) {
        try {
            Object wrapped = defaultRegion.isInstance(region) ? region : field(region.getClass(), "fileRegion", region);
            return (FileChannel) field(defaultRegion, "file", wrapped);
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    private static Object field(Class<?> type, String name, Object of) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    private static @Nullable Class<?> unixChannel(Class<?> channel) {
        for (Class<?> type = channel; type != null; type = type.getSuperclass()) {
            for (Class<?> implemented : type.getInterfaces()) {
                if (implemented.getName().endsWith("netty." + UNIX_CHANNEL)) {
                    return implemented;
                }
            }
        }
        return null;
    }

    private static Class<?> load(String name, Class<?> beside) {
        try {
            return Class.forName(name, false, beside.getClassLoader());
        } catch (ClassNotFoundException unlikeNetty) {
            throw new IllegalStateException(unlikeNetty);
        }
    }

    private static MethodHandle getter(Class<?> type, String name, Class<?> result) {
        return method(type, name, MethodType.methodType(result))
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    private static MethodHandle method(Class<?> type, String name, MethodType signature) {
        try {
            return LOOKUP.findVirtual(type, name, signature);
        } catch (ReflectiveOperationException unlikeNetty) {
            throw new IllegalStateException(unlikeNetty);
        }
    }

    private static RuntimeException failed(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
