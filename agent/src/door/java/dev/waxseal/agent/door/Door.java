package dev.waxseal.agent.door;

import java.lang.instrument.Instrumentation;

/**
 * The door: the JVM calls it before the application's {@code main}, or when the agent is attached later.
 *
 * <p>What is in this package is all that an older JVM loads of us. It is therefore compiled for Java 8, and everything
 * else is behind {@link #isOpen}, reached by name alone.
 */
public final class Door {

    /** The oldest Java that the agent runs on. */
    static final int OLDEST = 17;

    private static final String AGENT = "dev.waxseal.agent.Premain";

    private Door() {}

    /** Called by the JVM for {@code -javaagent:waxseal-agent.jar=argument}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        enter("premain", argument, instrumentation);
    }

    /** Called by the JVM when the agent is attached to it while it runs. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        enter("agentmain", argument, instrumentation);
    }

    /** Whether this JVM is one that the agent runs on. */
    static boolean isOpen() {
        return javaVersion() >= OLDEST;
    }

    /** Whether a security manager would ask the application's rights of all that the agent does amid its calls. */
    private static boolean isGuarded() {
        try {
            String manager = System.getProperty("java.security.manager");
            return manager != null && !manager.equals("allow") && !manager.equals("disallow");
        } catch (SecurityException refused) {
            return true;
        }
    }

    /** 8 where {@code java.specification.version} is 1.8. */
    static int javaVersion() {
        String version = System.getProperty("java.specification.version", "0");
        String number = version.startsWith("1.") ? version.substring(2) : version;
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static void enter(String how, String argument, Instrumentation instrumentation) {
        if (!isOpen()) {
            StepBack.because(
                    "Java " + System.getProperty("java.specification.version") + " is too old: it needs " + OLDEST
                            + " or later, in the tests' JVM as well; run them with one"
                            + " (<jvm> or <jdkToolchain> of the test plugin)",
                    argument);
            return;
        }
        if (isGuarded()) {
            StepBack.because(
                    "a security manager is in force, under which nothing can be listened to;"
                            + " run the tests without one (java.security.manager)",
                    argument);
            return;
        }
        try {
            Class.forName(AGENT, true, Inside.open())
                    .getMethod(how, String.class, Instrumentation.class)
                    .invoke(null, argument, instrumentation);
        } catch (ReflectiveOperationException | LinkageError failure) { // the application must start, whatever this is
            System.err.println("waxseal: this JVM runs without its agent: " + failure);
        }
    }
}
