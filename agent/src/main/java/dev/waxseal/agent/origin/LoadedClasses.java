package dev.waxseal.agent.origin;

import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where classes on a stack were loaded from, of which that tells the names alone. Nothing is noted when a class
 * is loaded: a program in which nothing is found pays nothing.
 */
final class LoadedClasses implements Whereabouts {

    private final Instrumentation instrumentation;

    LoadedClasses(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public Map<String, CodeLocation> of(Set<String> classNames) {
        Map<String, CodeLocation> found = new HashMap<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) { // some 0.1 ms for each thousand
            if (type.getClassLoader() != null && classNames.contains(type.getName())) {
                CodeLocation location = locationOf(type);
                CodeLocation other = found.get(type.getName());
                if (location != null && (other == null || location.classes())) {
                    found.put(type.getName(), location);
                }
            }
        }
        return found;
    }

    private static @Nullable CodeLocation locationOf(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        return url == null ? null : CodeLocation.of(url.toString());
    }
}
