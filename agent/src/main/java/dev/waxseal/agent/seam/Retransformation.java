package dev.waxseal.agent.seam;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** Has a class that is loaded already shown to the transformers once more, and the JVM take what they make of it. */
final class Retransformation {

    private Retransformation() {}

    /**
     * The class is linked before. JDK 17 up to 17.0.15, and others of its time, put the class file together from code that
     * linking changes; where another thread links the class meanwhile, it is half of one kind and half of the other
     * (JDK-8277444). That fails where the class is verified, and where it is not, as of the JDK's own, the JVM dies of it.
     *
     * @throws LinkageError where the JVM does not take what came of it
     */
    static void of(Class<?> type, Instrumentation instrumentation) throws UnmodifiableClassException {
        link(type);
        instrumentation.retransformClasses(type);
    }

    @SuppressWarnings("ReturnValueIgnored") // asked for nothing else: HotSpot links before it looks
    private static void link(Class<?> type) {
        try {
            type.getDeclaredConstructors();
        } catch (LinkageError lacking) {
            // a class that a constructor takes; or it cannot be linked at all, and then is as little to be run
        }
    }
}
