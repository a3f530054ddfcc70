package dev.waxseal.agent.cli;

import picocli.CommandLine.Parameters;

/** The parameter {@code PID} of those commands that speak to another JVM. */
final class ProcessId {

    @Parameters(index = "0", paramLabel = "PID", description = "Its process id, as jps shows it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String pid;

    @Override
    public String toString() {
        return pid;
    }
}
