package dev.waxseal.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;

/**
 * What the command line asks of an agent that is there: it loads the agent once more, with one word for an argument, and
 * reads the answer in the JVM's own properties for agents. Lines: a word, the journal, and what went wrong, if anything.
 */
final class Orders {

    /** How the answer is called. */
    private static final String ANSWER = "waxseal.answer";

    private Orders() {}

    /** Whether an argument is one, and no settings. */
    static boolean isOne(String argument) {
        return argument.equals("status") || argument.equals("detach");
    }

    /** Does it, and answers. */
    static void obey(String order, Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        String answer;
        Presence here = Presence.here();
        if (here == null) {
            answer = "nobody";
        } else if (order.equals("detach")) {
            answer = here.detach();
        } else {
            answer = here.status();
        }
        TapInstaller.beyond(instrumentation, "AgentProperties.class", "jdk.internal.vm")
                .getMethod("set", String.class, String.class)
                .invoke(null, ANSWER, answer);
    }
}
