package dev.waxseal.agent.ear;

import dev.waxseal.agent.outside.Census;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Outside;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What no place hears that is listened at, and is told of nevertheless: programs that are started, native code. */
public final class Beyond implements Census.Log {

    private final JournalWriter journal;
    private final AgentLog log;
    private final Children children;
    private final Census census;
    private final Set<String> clients = ConcurrentHashMap.newKeySet(); // a few classes of one library

    /**
     * Of this JVM.
     *
     * @param agent what goes into the command lines of JVMs that are started, or null
     */
    public Beyond(Auditor auditor, JournalWriter journal, AgentLog log, @Nullable String agent) {
        this.journal = journal;
        this.log = log;
        this.children = new Children(auditor, journal, agent);
        this.census = new Census(auditor.peers(), this);
    }

    /**
     * Looks from now on, if there is a reason to.
     *
     * @param loaded the native libraries that the JDK has loaded, in its own set, or null
     */
    public void start(@Nullable Set<?> loaded, Instrumentation instrumentation) {
        census.await(loaded, instrumentation);
    }

    /** Looks for the last time. */
    public void end() {
        census.end();
    }

    /** Looks for the last time, and leaves nothing behind. */
    public void leave() {
        census.end();
        census.leave();
    }

    /** The command line to start a program with instead of this one. */
    String[] starting(String[] command, @Nullable Object environment) {
        return children.starting(command, environment instanceof Map<?, ?> map ? map : null);
    }

    /** Whether this event is one for here; then it was dealt with. */
    boolean told(String event, Object first, @Nullable Object second) {
        if (event.equals("program") && first instanceof String[] command) {
            children.started(command, second instanceof Map<?, ?> map ? map : null);
            return true;
        }
        if (event.equals("native call")) {
            census.suspect();
            return true;
        }
        if (event.equals("native client")) {
            String name = first.getClass().getName();
            if (clients.add(name)) {
                census.suspect();
                library(name);
            }
            return true;
        }
        return false;
    }

    @Override
    public void library(String name) {
        journal.write(new Outside.Library(name));
    }

    @Override
    public void unheard(String address, int port, boolean local) {
        journal.write(new Outside.Unheard(address, port, local));
    }

    @Override
    public void failed(String where, Throwable failure) {
        log.failed(where, failure);
    }
}
