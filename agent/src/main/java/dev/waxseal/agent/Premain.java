package dev.waxseal.agent;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Settings;
import dev.waxseal.journal.UnusableSetting;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The door: the JVM calls it before the application's {@code main}, or when the agent is attached later. Whatever goes
 * wrong in here, the application starts as if there were no agent.
 */
public final class Premain {

    private Premain() {}

    /** Called by the JVM for {@code -javaagent:waxseal-agent.jar=argument}. */
    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        start(argument, instrumentation);
    }

    /** Called by the JVM when the agent is attached to it while it runs; also to the one that is there, with an order. */
    public static void agentmain(@Nullable String argument, Instrumentation instrumentation) throws Exception {
        if (argument != null && Orders.isOne(argument)) {
            Orders.obey(argument, instrumentation); // who gave it is told of what fails
        } else {
            start(argument, instrumentation);
        }
    }

    private static void start(@Nullable String argument, Instrumentation instrumentation) {
        try {
            Agent.start(Settings.ofThisJvm(argument), instrumentation);
        } catch (UnusableSetting unusable) {
            complain(unusable.getMessage());
            Agent.didNotRun(Settings.outputOnly(argument), String.valueOf(unusable.getMessage()));
        } catch (Throwable failure) { // the application must start, whatever this is
            complain("it did not start: " + failure);
        }
    }

    /** The one line that we ever print: standard error is the application's, but silence would hide that we are deaf. */
    static void complain(@Nullable String what) {
        System.err.println("waxseal: this JVM runs without its agent: " + OneLine.complaint(String.valueOf(what)));
    }
}
