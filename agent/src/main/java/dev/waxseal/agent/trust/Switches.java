package dev.waxseal.agent.trust;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The switches by which TLS is weakened for a whole JVM: properties of the system and of its security. */
final class Switches {

    /** Each turns off the check of hosts for clients of the JDK; an empty value does, too. */
    private static final List<String> HOST = List.of(
            "jdk.internal.httpclient.disableHostnameVerification",
            "com.sun.jndi.ldap.object.disableEndpointIdentification");

    private static final List<String> OTHERS =
            List.of("jdk.tls.allowUnsafeServerCertChange", "sun.security.ssl.allowUnsafeRenegotiation");

    private static final List<String> ALGORITHMS =
            List.of("jdk.tls.disabledAlgorithms", "jdk.certpath.disabledAlgorithms");

    private @Nullable Properties shipped;

    /** The properties of {@link #ALGORITHMS} as they were when these were last looked at. */
    private final @Nullable String[] before = new @Nullable String[ALGORITHMS.size()];

    private @Nullable List<String> algorithms;

    /** The switch by which no host is checked, or null where none is on. */
    static @Nullable String ofHosts() {
        for (String name : HOST) {
            if (isOn(name)) {
                return name;
            }
        }
        return null;
    }

    /** What else is weakened, each in a few words. */
    List<String> others() {
        List<String> on = new ArrayList<>(0);
        for (String name : OTHERS) {
            if (isOn(name)) {
                on.add(name);
            }
        }
        on.addAll(algorithms());
        return on;
    }

    /** Which algorithms are let in again; looked at anew where the properties have changed. */
    private synchronized List<String> algorithms() {
        boolean changed = false;
        for (int i = 0; i < before.length; i++) {
            String now = Security.getProperty(ALGORITHMS.get(i));
            changed |= !Objects.equals(now, before[i]);
            before[i] = now;
        }
        List<String> weakened = algorithms;
        if (changed || weakened == null) {
            weakened = new ArrayList<>(0);
            for (String name : ALGORITHMS) {
                List<String> missing = entries(shipped().getProperty(name));
                missing.removeAll(entries(Security.getProperty(name)));
                if (!missing.isEmpty()) {
                    weakened.add(name + " without " + String.join(", ", missing));
                }
            }
            algorithms = weakened;
        }
        return weakened;
    }

    private static boolean isOn(String name) {
        String value = System.getProperty(name);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static List<String> entries(@Nullable String list) {
        List<String> entries = new ArrayList<>();
        for (String entry : (list == null ? "" : list).split(",", -1)) {
            if (!entry.isBlank()) {
                entries.add(entry.strip().replaceAll("\\s+", " "));
            }
        }
        return entries;
    }

    /** As this JDK came, before anything was set; empty where its file is elsewhere. */
    private synchronized Properties shipped() {
        Properties known = shipped;
        if (known == null) {
            known = new Properties();
            File file = new File(System.getProperty("java.home"), "conf/security/java.security");
            try (InputStream in = new FileInputStream(file)) {
                known.load(in);
            } catch (IOException | IllegalArgumentException elsewhere) {
                known.clear();
            }
            shipped = known;
        }
        return known;
    }
}
