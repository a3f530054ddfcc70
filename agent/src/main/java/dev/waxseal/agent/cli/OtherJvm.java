package dev.waxseal.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM that runs already. The only class that needs the module jdk.attach, so that all else works without it. */
final class OtherJvm {

    private OtherJvm() {}

    static void load(String pid, Path agent, String argument) throws IOException, Main.Failure {
        VirtualMachine jvm;
        try {
            jvm = VirtualMachine.attach(pid);
        } catch (AttachNotSupportedException | IOException e) {
            throw new Main.Failure("cannot attach to " + pid + ": " + e.getMessage(), e);
        }
        try {
            jvm.loadAgent(agent.toString(), argument);
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new Main.Failure("the JVM " + pid + " did not take the agent: " + e.getMessage(), e);
        } finally {
            jvm.detach();
        }
    }
}
