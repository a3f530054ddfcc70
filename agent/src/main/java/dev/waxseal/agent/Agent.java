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
        JournalWriter journal = JournalWriter.open(settings, version());
        Entry.Failure unwritable = journal.failure();
        if (unwritable != null) {
            Premain.complain("its journal cannot be written below " + settings.output() + " (" + unwritable.exception()
                    + "); name another directory with output=DIR");
            return;
        }
        AgentLog log = new AgentLog(new File(settings.output()), journal);
        try {
            TapInstaller.install(instrumentation);
        } catch (IllegalStateException twice) {
            journal.write(new Entry.DidNotRun("a Waxseal agent listens in this JVM already"));
            return;
        }
        Scribe scribe = new Scribe(settings, journal, log);
        Ear ear = new Ear(scribe);
        SeamTransformer.install(instrumentation, new SeamTransformer.Log() {
            @Override
            public void woven(String seam, String type) {
                scribe.detection(); // now, rather than in the middle of the application's first request
                journal.write(new Entry.Seam(seam, null));
            }

            @Override
            public void failed(String seam, String type, Throwable why) {
                journal.write(new Entry.Seam(seam, why.getClass().getName()));
                log.failed("seam " + seam + " at " + type, why);
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
