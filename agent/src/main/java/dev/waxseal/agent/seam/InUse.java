package dev.waxseal.agent.seam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which copies of a library carry bytes past the JDK. What such a copy lacks is told when it is used so, and not before:
 * an old or partial one that merely lies on the class path, or leaves the carrying to the JDK, leaves no gap.
 */
final class InUse {

    /** What cannot be listened at. */
    private record Silence(Seam seam, String at, String why) {}

    private final SeamTransformer.Log log;
    private final Set<String> used = new HashSet<>();
    private final Map<String, List<Silence>> held = new HashMap<>();

    InUse(SeamTransformer.Log log) {
        this.log = log;
    }

    /** This place cannot be listened at; told at once, unless nothing has needed it yet. */
    void silent(Seam seam, String className, String at, String why) {
        if (seam.isRelocatable() && seam.loss() != null) {
            synchronized (this) {
                String copy = seam.copyOf(className);
                if (!used.contains(copy)) {
                    held.computeIfAbsent(copy, none -> new ArrayList<>(1)).add(new Silence(seam, at, why));
                    return;
                }
            }
        }
        log.silent(seam.name(), at, why, seam.loss());
    }

    /** A class was loaded that is there only where a copy carries bytes itself, or where there is a recording. */
    void seen(Seam sign, String className) {
        if (sign.name().equals(Seams.RECORDING.name())) {
            recording();
            return;
        }
        List<Silence> silences;
        synchronized (this) {
            String copy = sign.copyOf(className);
            used.add(copy);
            silences = held.remove(copy);
        }
        if (silences != null) {
            for (Silence silence : silences) {
                log.silent(silence.seam.name(), silence.at, silence.why, silence.seam.loss());
            }
        }
    }

    private void recording() {
        synchronized (this) {
            if (!used.add(Seams.RECORDING.name())) {
                return;
            }
        }
        log.recording();
    }
}
