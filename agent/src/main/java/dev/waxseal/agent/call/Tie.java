package dev.waxseal.agent.call;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls of which nobody can tell which one a message on the wire came from: once it was taken for one of them, the others are no more
 * certain than before. Guarded by the lock of {@link OpenCalls}.
 */
final class Tie {

    /** So many places are kept, the latest: a message that as many others overtake may be laid to these. */
    private static final int MOST = 64;

    private final Set<CallSite> sites = new LinkedHashSet<>();

    private Tie() {}

    /** Ties these, with all that any of them is tied to already; returns where they were made. */
    static List<CallSite> of(List<Call> alike) {
        Tie tie = earlier(alike);
        for (Call call : alike) {
            Tie other = call.tie;
            if (other != tie) {
                if (other != null) {
                    tie.sites.addAll(other.sites);
                }
                tie.sites.add(call.site);
                call.tie = tie;
            }
        }
        Iterator<CallSite> oldest = tie.sites.iterator();
        for (int more = tie.sites.size() - MOST; more > 0; more--) {
            oldest.next();
            oldest.remove();
        }
        return List.copyOf(tie.sites);
    }

    private static Tie earlier(List<Call> alike) {
        for (Call call : alike) {
            if (call.tie != null) {
                return call.tie;
            }
        }
        return new Tie();
    }
}
