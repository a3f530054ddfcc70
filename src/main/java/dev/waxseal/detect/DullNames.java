package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.EffectiveName;
import dev.waxseal.detect.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which names say nothing whatever stands around them, and are nothing themselves: of a value that is called so
 * nothing but itself needs to be looked at. Safe for use by many threads at once.
 */
final class DullNames {

    /** A power of two; one name in the slot of its hash. */
    private static final int SLOTS = 1024;

    private static final int LONGEST = 64;

    private record Known(String name, boolean dull) {}

    private final Names names;
    private final Glance glance;
    private final @Nullable Known[] known = new Known[SLOTS];

    DullNames(Names names, Glance glance) {
        this.names = names;
        this.glance = glance;
    }

    /** Whether the value has such a name. */
    boolean has(Datum datum) {
        String name = datum.name;
        int slot = name.hashCode() & (SLOTS - 1);
        Known before = known[slot];
        if (before == null || !before.name.equals(name)) {
            if (name.length() > LONGEST) {
                return false;
            }
            before = new Known(name, isDull(datum));
            known[slot] = before;
        }
        return before.dull;
    }

    private boolean isDull(Datum datum) {
        return EffectiveName.alone(datum.plainName())
                && names.match(datum.name) == null
                && !CredentialFields.has(datum.name)
                && !datum.secret()
                && !glance.suspicious(datum.name);
    }
}
