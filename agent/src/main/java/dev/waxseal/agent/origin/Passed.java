package dev.waxseal.agent.origin;

import org.jspecify.annotations.Nullable;

/** What lies on a stack between the innermost frame and the application's own. */
final class Passed {

    private static final String AGENT = "dev.waxseal.agent.";

    private @Nullable String client;
    private @Nullable String library;

    /** A frame of a class that is not the application's own. */
    void frame(String className, Origins.Standing standing) {
        boolean carrier = "netty".equals(standing.client()) && client != null; // below all that uses it
        client = standing.client() == null || carrier ? client : standing.client();
        library = Libraries.isOfTheJdk(className) || isOurs(className) ? library : className;
    }

    /** Whether this is a class of the agent's. */
    static boolean isOurs(String className) {
        return className.startsWith(AGENT);
    }

    /** All of it was passed by, up to this frame of the application's own; null if there is none. */
    Origins.Trace by(@Nullable StackTraceElement own) {
        return new Origins.Trace(own, client, library);
    }
}
