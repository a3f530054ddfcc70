package dev.waxseal.agent.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The calls that look the same on the wire, in the order in which they were made. Guarded by the lock of {@link OpenCalls}. */
final class Alike {

    /** How many of one state are compared: the oldest. */
    private static final int COMPARED = 64;

    private final Set<Call> calls = new LinkedHashSet<>(2);
    private int heard;

    void add(Call call) {
        calls.add(call);
    }

    /** Removes it, whose state is still what it was; returns whether none is left. */
    boolean remove(Call call) {
        if (calls.remove(call) && call.state == Call.State.HEARD) {
            heard--;
        }
        return calls.isEmpty();
    }

    /** One of them was heard for the first time. */
    void hear() {
        heard++;
    }

    boolean isHeard() {
        return heard > 0;
    }

    /** Those in this state; some, if they are many. */
    List<Call> in(Call.State state) {
        List<Call> found = new ArrayList<>(2);
        for (Call call : calls) {
            if (call.state == state) {
                found.add(call);
                if (found.size() == COMPARED) {
                    break;
                }
            }
        }
        return found;
    }
}
