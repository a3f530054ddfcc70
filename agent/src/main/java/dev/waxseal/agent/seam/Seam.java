package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Weaver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class that we listen at, and the advice woven into its methods.
 *
 * <p>All in plain strings, so that the list can be asked for a class without loading anything else.
 *
 * @param name what the journal calls the place: {@code sockets}, {@code channels}
 * @param type the internal name of the class: {@code sun/nio/ch/SocketChannelImpl}; behind {@code *}, how it ends
 *     wherever the library was moved to
 * @param weaves what is woven where; nothing where the class is but the sign that a library carries bytes itself
 */
record Seam(String name, String type, List<Weave> weaves) {

    /**
     * One advice at one method.
     *
     * @param methods the method's name; several where releases of the JDK or the library differ
     * @param descriptor how its descriptor (JVMS section 4.3.3) begins: its parameters, where releases differ in what
     *     is returned; the empty string for any
     * @param advice the simple name of the advice class, in this package
     * @param needed whether a class without such a method is one that we do not know
     */
    record Weave(List<String> methods, String descriptor, String advice, boolean needed) implements Weaver.Wish {

        private static final String ADVICES = "dev/waxseal/agent/seam/";

        Weave(List<String> methods, String descriptor, String advice) {
            this(methods, descriptor, advice, true);
        }

        Weave(String method, String descriptor, String advice) {
            this(List.of(method), descriptor, advice, true);
        }

        /** At a method that releases which do without what it does have not. */
        static Weave ifThere(String method, String descriptor, String advice) {
            return new Weave(List.of(method), descriptor, advice, false);
        }

        @Override
        public boolean isAt(String method, String descriptor) {
            return methods.contains(method) && descriptor.startsWith(this.descriptor);
        }

        @Override
        public String adviceClass() {
            return ADVICES + advice;
        }

        /** What is looked for, such as {@code write(Ljava/nio/ByteBuffer;)}. */
        String method() {
            return String.join("|", methods) + descriptor;
        }
    }

    Seam(String name, String type, Weave... weaves) {
        this(name, type, List.of(weaves));
    }

    boolean isRelocatable() {
        return type.startsWith("*");
    }

    /** Whether the class of this internal name is the one. */
    boolean isOf(String name) {
        return isRelocatable() ? ('/' + name).endsWith(type.substring(1)) : name.equals(type);
    }

    /** What names the copy that a relocatable class belongs to: {@code com/acme/shaded/io} of Netty's. */
    String copyOf(String name) {
        return name.substring(0, Math.max(0, name.length() - type.length() + 1));
    }

    /** Whether nothing is woven here, and its being loaded says that other places of its name are needed. */
    boolean isSign() {
        return weaves.isEmpty();
    }

    /**
     * What may have gone unheard where this place is silent, and what to do; null where no bytes are lost, because the
     * place only tells who asked for them.
     */
    @Nullable String loss() {
        return switch (name) {
            case "sockets", "plain sockets" ->
                "what went through java.net.Socket may have gone unheard, with most"
                        + " blocking clients; run the tests on a release of the JDK from 17 to 25, or update Waxseal";
            case "channels", "asynchronous channels" ->
                "what went through NIO channels may have gone unheard, with most"
                        + " asynchronous clients; run the tests on a release of the JDK from 17 to 25, or update Waxseal";
            case "file transfers" ->
                "files that FileChannel.transferTo sent may have gone unheard; run the tests on a"
                        + " release of the JDK from 17 to 25, or update Waxseal";
            case "netty transports" ->
                "what Netty's own transports (epoll, kqueue, io_uring) carried may have gone"
                        + " unheard; update Netty to 4.1 or 4.2, or let it use NIO: -Dio.netty.transport.noNative=true";
            case "netty file transfers" ->
                "files that Netty's own transports (epoll, kqueue, io_uring) sent may have gone"
                        + " unheard; update Netty to 4.1 or 4.2, or let it use NIO: -Dio.netty.transport.noNative=true";
            case "aws-crt", "aws-crt content" ->
                "what AWS CRT's native code carried may have gone unheard; update aws-crt, or let the SDK use another"
                        + " HTTP client";
            case "trust" ->
                "whom clients trust over TLS may have gone unjudged; run the tests on a release of the JDK from 17 to 25, or"
                        + " update Waxseal";
            default -> null;
        };
    }

    /** {@code SocketChannelImpl} of {@code sun/nio/ch/SocketChannelImpl}. */
    static String lastPart(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
