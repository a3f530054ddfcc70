package dev.waxseal.agent.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that look the same on the wire, in the order in which they were made. Guarded by the lock of {@link OpenCalls}. */
final class Alike {

    /** How many of one state are compared: the oldest. */
    private static final int COMPARED = 64;

    /** The only one, as there mostly is; null if there is none, or several. */
    private @Nullable Call only;

    private @Nullable Set<Call> several;
    private int heard;

    void add(Call call) {
        if (several != null) {
            several.add(call);
        } else if (only == null) {
            only = call;
        } else {
            several = new LinkedHashSet<>(List.of(only, call));
            only = null;
        }
    }

    /** Removes it; returns whether none is left. */
    boolean remove(Call call) {
        if (several != null) {
            several.remove(call);
            return several.isEmpty();
        }
        if (only == call) {
            only = null;
        }
        return only == null;
    }

    /** So many more of them were heard, or fewer if negative. */
    void count(int more) {
        heard += more;
    }

    boolean isHeard() {
        return heard > 0;
    }

    /** Whether one that another seam told of was not heard yet. */
    boolean isPendingAtAnother(String seam) {
        if (several == null) {
            return only != null && only.isPendingAtAnother(seam);
        }
        for (Call call : several) {
            if (call.isPendingAtAnother(seam)) {
                return true;
            }
        }
        return false;
    }

    /** Those in this state; some, if they are many. */
    List<Call> in(Call.State state) {
        List<Call> found = new ArrayList<>(2);
        if (only != null && only.state == state) {
            found.add(only);
        }
        if (several != null) {
            for (Call call : several) {
                if (call.state == state) {
                    found.add(call);
                    if (found.size() == COMPARED) {
                        break;
                    }
                }
            }
        }
        return found;
    }
}
