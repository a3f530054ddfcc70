package dev.waxseal.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM that runs already. The only class that needs the module jdk.attach, so that all else works without it. */
final class OtherJvm {

    private static final String ANSWER = "waxseal.answer";

    private OtherJvm() {}

    static void load(String pid, Path agent, String argument) throws IOException, Main.Failure {
        VirtualMachine jvm = attach(pid);
        try {
            load(jvm, pid, agent, argument);
        } finally {
            jvm.detach();
        }
    }

    /** Gives an order to the agent in there; returns the lines that it answers. */
    static List<String> tell(String pid, Path agent, String order) throws IOException, Main.Failure {
        VirtualMachine jvm = attach(pid);
        try {
            load(jvm, pid, agent, order);
            String answer = jvm.getAgentProperties().getProperty(ANSWER);
            if (answer == null) {
                throw new Main.Failure(
                        "the agent in " + pid + " does not answer: it is of a version without this command;"
                                + " use the jar that was attached, or restart that JVM");
            }
            return answer.lines().toList();
        } finally {
            jvm.detach();
        }
    }

    private static VirtualMachine attach(String pid) throws Main.Failure {
        try {
            return VirtualMachine.attach(pid);
        } catch (AttachNotSupportedException | IOException e) {
            throw new Main.Failure("cannot attach to " + pid + ": " + e.getMessage(), e);
        }
    }

    private static void load(VirtualMachine jvm, String pid, Path agent, String argument)
            throws IOException, Main.Failure {
        try {
            jvm.loadAgent(agent.toString(), argument);
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new Main.Failure("the JVM " + pid + " did not take the agent: " + e.getMessage(), e);
        }
    }
}
