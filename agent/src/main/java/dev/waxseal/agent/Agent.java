package dev.waxseal.agent;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.agent.ear.Ear;
import dev.waxseal.agent.ear.Scribe;
import dev.waxseal.agent.seam.SeamTransformer;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Puts the agent together: journal, scribe, ear, tap, seams, in this order, so that nothing is heard too early. */
final class Agent {

    private Agent() {}

    static void start(Settings settings, Instrumentation instrumentation) throws Exception {
        String listening = TapInstaller.listener();
        if (listening != null) {
            if (!listening.equals(settings.output())) {
                didNotRun(settings, "another agent listens in this JVM and writes to " + listening);
            }
            return; // given twice by one build: heard once, as was meant
        }
        JournalWriter journal = JournalWriter.open(settings, version());
        Entry.Failure unwritable = journal.failure();
        if (unwritable != null) {
            Premain.complain("its journal cannot be written below " + settings.output() + " (" + unwritable.exception()
                    + "); name another directory with output=DIR");
            return;
        }
        try {
            listen(settings, journal, instrumentation);
        } catch (Exception | LinkageError failure) {
            journal.write(new Entry.DidNotRun(
                    "it failed to start: " + failure.getClass().getName()));
            throw failure;
        }
    }

    private static void listen(Settings settings, JournalWriter journal, Instrumentation instrumentation)
            throws Exception {
        AgentLog log = new AgentLog(new File(settings.output()), journal);
        TapInstaller.install(instrumentation);
        Scribe scribe = new Scribe(settings, journal, log);
        Ear ear = new Ear(scribe, settings.output());
        SeamTransformer.install(instrumentation, new SeamTransformer.Log() {
            @Override
            public void woven(String seam, String type) {
                scribe.detection(); // now, rather than in the middle of the application's first request
                journal.write(new Entry.Seam(seam, null));
            }

            @Override
            public void failed(String seam, String type, Throwable why) {
                journal.write(new Entry.Seam(seam, why.getClass().getName()));
                log.explain("seam " + seam + " at " + type, why);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread("waxseal-end") {
            @Override
            public void run() {
                ear.close();
                scribe.close();
            }
        });
        ear.listen();
    }

    /** Leaves word in the journal that this JVM was not listened to. */
    static void didNotRun(Settings settings, String reason) {
        JournalWriter.open(settings, version()).write(new Entry.DidNotRun(reason));
    }

    private static String version() {
        @Nullable String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
