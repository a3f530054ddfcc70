package dev.waxseal.agent.ear;

import dev.waxseal.agent.origin.Origins;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;

/** Ears that tests tell of bytes, as the tap would. */
final class Ears {
    private Ears() {}

    /** One that writes down what it hears. */
    static Ear of(Settings settings, JournalWriter journal) {
        Instrumentation nothingLoaded = (Instrumentation) Proxy.newProxyInstance(
                Ears.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> method.getReturnType() == Class[].class ? new Class<?>[0] : null);
        Origins origins = new Origins(settings, nothingLoaded);
        AgentLog log = new AgentLog(new File(settings.output()), journal);
        Auditor auditor = new Auditor(settings, origins, List.of(), journal, null, log);
        return new Ear(
                auditor, new Callers(origins, auditor), new Beyond(auditor, journal, log, null), settings.output());
    }

    /** The heap that is in use by what is still needed. */
    static long live() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime memory = Runtime.getRuntime();
            least = Math.min(least, memory.totalMemory() - memory.freeMemory());
        }
        return least;
    }
}
