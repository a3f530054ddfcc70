package dev.waxseal.agent.export;

import dev.waxseal.journal.Collector;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Unavailable;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;

/** Opens what speaks OTLP, which lies in a jar of its own beside the agent's, by a loader of its own. */
final class OtlpJar implements Callable<Collector> {

    private static final String NAME = "waxseal-otlp";
    private static final String TYPE = "dev.waxseal.otlp.OtlpCollector";

    private final String to;
    private final JournalWriter journal;

    OtlpJar(String to, JournalWriter journal) {
        this.to = to;
        this.journal = journal;
    }

    @Override
    public Collector call() throws Exception {
        File agent = new File(OtlpJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        // for as long as the JVM runs
        URLClassLoader loader = new URLClassLoader(
                "waxseal-otlp", new URL[] {beside(agent).toURI().toURL()}, OtlpJar.class.getClassLoader());
        Class<?> type = Class.forName(TYPE, true, loader);
        String here = OtlpJar.class.getPackage().getImplementationVersion();
        String there = type.getPackage().getImplementationVersion();
        if (here != null && !here.equals(there)) {
            throw new Unavailable("the jar that speaks OTLP is version " + there + " and the agent " + here);
        }
        try {
            return (Collector)
                    type.getMethod("open", String.class, JournalWriter.class).invoke(null, to, journal);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof Exception why ? why : failed;
        }
    }

    /** {@code waxseal-otlp-1.0.jar} beside {@code waxseal-agent-1.0.jar}, or {@code waxseal-otlp.jar}. */
    private static File beside(File agent) throws Unavailable {
        File own = new File(agent.getParentFile(), agent.getName().replace("waxseal-agent", NAME));
        File plain = new File(agent.getParentFile(), NAME + ".jar");
        for (File jar : new File[] {own, plain}) {
            if (!jar.equals(agent) && jar.isFile()) {
                return jar;
            }
        }
        throw new Unavailable("there is no " + plain.getName() + " beside the agent");
    }
}
