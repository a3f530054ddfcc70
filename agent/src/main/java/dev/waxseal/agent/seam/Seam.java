package dev.waxseal.agent.seam;

import java.util.List;

/**
 * One class that we listen at, and the advice woven into its methods.
 *
 * <p>All in plain strings, so that the list can be asked for a class without loading anything else.
 *
 * @param name what the journal calls the place: {@code sockets}, {@code channels}
 * @param type the internal name of the class: {@code sun/nio/ch/SocketChannelImpl}
 * @param weaves what is woven where
 */
record Seam(String name, String type, List<Weave> weaves) {

    /**
     * One advice at one method.
     *
     * @param methods the method's name; several where releases of the JDK or the library differ
     * @param descriptor how its descriptor (JVMS section 4.3.3) begins: its parameters, where releases differ in what
     *     is returned; the empty string for any
     * @param advice the simple name of the advice class, in this package
     */
    record Weave(List<String> methods, String descriptor, String advice) {
        Weave(String method, String descriptor, String advice) {
            this(List.of(method), descriptor, advice);
        }
    }

    Seam(String name, String type, Weave... weaves) {
        this(name, type, List.of(weaves));
    }
}
