package dev.waxseal.agent;

import dev.waxseal.agent.ear.AgentLog;
import dev.waxseal.agent.ear.Auditor;
import dev.waxseal.agent.ear.Beyond;
import dev.waxseal.agent.ear.Callers;
import dev.waxseal.agent.ear.Ear;
import dev.waxseal.agent.export.Export;
import dev.waxseal.agent.flight.Flight;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.seam.SeamTransformer;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.Threads;
import dev.waxseal.detect.KindsFile;
import dev.waxseal.detect.UserKind;
import dev.waxseal.evidence.Sealer;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts the agent together: journal, auditor, ear, tap, seams, in this order, so that nothing is heard too early. */
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
        List<UserKind> kinds;
        try {
            kinds = settings.kinds() == null ? List.of() : KindsFile.readAll(settings.kinds());
        } catch (IOException | IllegalArgumentException unusable) {
            String problem = "its file of kinds is of no use: " + unusable.getMessage();
            Premain.complain(problem);
            journal.write(new Entry.DidNotRun(problem));
            return;
        }
        try {
            listen(settings, kinds, journal, instrumentation);
        } catch (Exception | LinkageError failure) {
            journal.write(new Entry.DidNotRun(
                    "it failed to start: " + failure.getClass().getName()));
            throw failure;
        }
    }

    private static void listen(
            Settings settings, List<UserKind> kinds, JournalWriter journal, Instrumentation instrumentation)
            throws Exception {
        Sealer sealer = settings.evidence() == null ? null : Sealer.of(settings.evidence(), journal);
        AgentLog log = new AgentLog(new File(settings.output()), journal);
        Set<?> libraries = TapInstaller.install(instrumentation);
        Origins origins = new Origins(settings, instrumentation);
        Threads.tellOwnBy(new Predicate<>() {
            @Override
            public boolean test(String className) {
                return origins.isOwn(className);
            }
        });
        if (!settings.tests()) {
            RunningTests.ignore();
        }
        Auditor auditor = new Auditor(settings, origins, kinds, journal, sealer, log);
        Callers callers = new Callers(origins, auditor);
        Beyond beyond = new Beyond(auditor, journal, log, settings.children() ? argumentForOthers(settings) : null);
        Export export = settings.otlp() == null ? null : Export.begin(settings.otlp(), auditor, journal, log);
        Ear ear = new Ear(auditor, callers, beyond, settings.output());
        SeamTransformer seams = SeamTransformer.install(instrumentation, new SeamTransformer.Log() {
            @Override
            public void woven(String seam, String type) {
                auditor.detection(); // now, rather than in the middle of the application's first request
                journal.write(new Entry.Seam(seam, type, null, null));
            }

            @Override
            public void silent(String seam, String at, String why, @Nullable String loss) {
                journal.write(new Entry.Seam(seam, at, why, loss));
            }

            @Override
            public void recording() {
                Flight.board(auditor, journal, log, version());
            }

            @Override
            public void explain(String seam, String at, Throwable why) {
                log.explain("seam " + seam + " at " + at, why);
            }
        });
        if (sealer != null) {
            sealer.begin();
        }
        Presence here = new Presence(seams, ear, callers, beyond, sealer, export, journal, log);
        here.begin();
        ear.listen(here);
        beyond.start(libraries, instrumentation);
    }

    /** What brings this agent into another JVM, wherever that is started. */
    private static String argumentForOthers(Settings settings) throws URISyntaxException {
        File jar = new File(
                Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Settings there = settings.elsewhere(new UnaryOperator<>() {
            @Override
            public String apply(String path) {
                return new File(path).getAbsolutePath();
            }
        });
        return "-javaagent:" + jar.getPath() + '=' + there.argument();
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
