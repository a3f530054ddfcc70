package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls that are not over, found by what the wire shows of them. The lock guards a few map operations. */
final class OpenCalls {

    /**
     * How many are kept; the oldest is given up for a new one. Far more than a client keeps in flight, and at about 1 KB
     * each some 10 MB at worst.
     */
    private static final int MOST = 10_000;

    /**
     * How many are kept of those that a carrier passes on; the oldest is given up for a new one. They are written at
     * once, or went into a tunnel and will never be heard.
     */
    private static final int MOST_CARRIED = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashSet<Call> all = new LinkedHashSet<>();
    private final LinkedHashSet<Call> carried = new LinkedHashSet<>();
    private final Map<Asked.Key, Alike> byKey = new HashMap<>();
    private final Map<Asked.Key, Alike> bySite = new HashMap<>();
    private final IdentityHashMap<Object, Call> byOwner = new IdentityHashMap<>();

    /** Adds a call; returns the one that had to be given up for it, or null. */
    @Nullable Call add(Call call) {
        lock.lock();
        try {
            all.add(call);
            for (Asked.Key key : call.keys) {
                byKey.computeIfAbsent(key, none -> new Alike()).add(call);
                bySite.computeIfAbsent(key.site(), none -> new Alike()).add(call);
            }
            if (call.owner != null) {
                byOwner.put(call.owner, call);
            }
            if (call.first != call) {
                call.first.redirects.add(call);
            }
            if (call.isCarried()) {
                carried.add(call);
            }
            return carried.size() > MOST_CARRIED
                    ? carried.iterator().next()
                    : all.size() > MOST ? all.iterator().next() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a call with its redirects; returns what was asked for if it was never heard, or null. */
    @Nullable Asked end(Call call) {
        lock.lock();
        try {
            Asked unheard = call.state == Call.State.PENDING && call.sure ? call.asked : null;
            forget(call);
            for (Call redirect : call.redirects) {
                forget(redirect);
            }
            call.redirects.clear();
            return unheard;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #end}, for its test is over; but what was not heard until now may be heard yet, and is kept for that. */
    @Nullable Asked late(Call call) {
        lock.lock();
        try {
            if (call.state != Call.State.PENDING || !call.sure) {
                return end(call);
            }
            Asked unheard = call.asked;
            call.state = Call.State.LATE;
            call.asked = null;
            return unheard;
        } finally {
            lock.unlock();
        }
    }

    /** The call whose end this object announces, or null. */
    @Nullable Call ownedBy(Object owner) {
        lock.lock();
        try {
            return byOwner.get(owner);
        } finally {
            lock.unlock();
        }
    }

    /** From now on this object announces what becomes of a call. */
    void own(Object owner, Call call) {
        lock.lock();
        try {
            if (call.state != Call.State.OVER && call.owner == null) {
                call.owner = owner;
                byOwner.put(owner, call);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was asked for, unless it is told elsewhere. */
    @Nullable Asked asked(Call call) {
        lock.lock();
        try {
            return call.asked;
        } finally {
            lock.unlock();
        }
    }

    /** More has become known of what was asked for. */
    void ask(Call call, Asked asked) {
        lock.lock();
        try {
            if (call.asked != null) {
                call.asked = asked;
            }
        } finally {
            lock.unlock();
        }
    }

    /** All of them. */
    List<Call> all() {
        lock.lock();
        try {
            return new ArrayList<>(all);
        } finally {
            lock.unlock();
        }
    }

    /** Those of a test; of a class also what its tests that are over have left. */
    List<Call> of(RunningTest test) {
        lock.lock();
        try {
            List<Call> calls = new ArrayList<>();
            for (Call call : all) {
                RunningTest asked = call.site.test();
                if (asked == test || (test.isClass() && asked != null && isOverIn(test.className(), asked))) {
                    calls.add(call);
                }
            }
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a test of this class, or of one within it, is over. */
    private static boolean isOverIn(String className, RunningTest test) {
        String name = test.className();
        return test.isOver()
                && name.startsWith(className)
                && (name.length() == className.length() || name.charAt(className.length()) == '$');
    }

    /**
     * The outer call on this thread of whose request this is a later form, or null: the same again, or one to which an
     * interceptor changed host or query. That form is the one that counts.
     */
    @Nullable Call continued(@Nullable Call outer, Asked asked) {
        if (outer == null) {
            return null;
        }
        lock.lock();
        try {
            for (Call call = outer; call != null; call = call.outer) {
                Asked earlier = call.asked;
                if (call.keys.contains(asked.key())) {
                    call.asked = earlier == null ? null : asked.orWithBodyOf(earlier);
                    return call;
                }
                if (call.keys.get(0).isAkinTo(asked.key())) {
                    call.asked = null;
                    return call;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** This call, unless it is over. */
    @Nullable Call stillOpen(@Nullable Call call) {
        if (call == null) {
            return null;
        }
        lock.lock();
        try {
            return call.state == Call.State.OVER ? null : call;
        } finally {
            lock.unlock();
        }
    }

    /** Whether any would look like this on the wire. */
    boolean hasLike(Asked.Key key) {
        lock.lock();
        try {
            return byKey.containsKey(key);
        } finally {
            lock.unlock();
        }
    }

    /** Those that would look like this on the wire and were not heard there yet; some, if they are many. */
    List<Call> pending(Asked.Key key) {
        lock.lock();
        try {
            return in(byKey, key, Call.State.PENDING);
        } finally {
            lock.unlock();
        }
    }

    /** Whether another seam than this told of a request that would look like this on the wire and was not heard there yet. */
    boolean isPendingAtAnother(String seam, Asked.Key key) {
        lock.lock();
        try {
            Alike alike = byKey.get(key);
            return alike != null && alike.isPendingAtAnother(seam);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a call that is not over was heard on the wire looking like this. */
    boolean isHeard(Asked.Key key) {
        lock.lock();
        try {
            Alike alike = byKey.get(key);
            return alike != null && alike.isHeard();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The call that a request on the wire comes from.
     *
     * @param here the call that the writing thread is in, which decides between several
     */
    @Nullable Match match(RequestHead head, @Nullable Call here) {
        Asked.Key key = Asked.Key.of(head);
        Call only;
        lock.lock();
        try {
            List<Call> candidates = in(byKey, key, Call.State.PENDING);
            if (candidates.isEmpty()) {
                candidates = in(byKey, key, Call.State.HEARD);
            }
            if (candidates.isEmpty()) {
                candidates = in(byKey, key, Call.State.LATE);
            }
            boolean certain = !candidates.isEmpty() && !isPassedOnForAnother(candidates, key);
            if (!certain) {
                candidates = in(bySite, key.site(), Call.State.PENDING);
                candidates.removeIf(Call::isCarried);
            }
            for (Call call = here; call != null; call = call.outer) {
                if (candidates.contains(call)) {
                    return heard(call, List.of(call.site));
                }
            }
            if (candidates.isEmpty() || (!certain && candidates.size() > 1)) {
                return null;
            } else if (certain) {
                List<Call> alike = Likeness.mostAlike(candidates, head);
                Call likeliest = alike.get(0);
                boolean tied = alike.size() > 1 || (candidates.size() == 1 && likeliest.tie != null);
                return heard(likeliest, tied ? Tie.of(alike) : List.of(likeliest.site));
            }
            only = candidates.get(0);
        } finally {
            lock.unlock();
        }
        return Likeness.mayWrite(only) ? heardYet(only) : null;
    }

    /** Asked whether this thread may write it, which takes its time and no lock; meanwhile another may have written it. */
    private @Nullable Match heardYet(Call call) {
        lock.lock();
        try {
            return call.state == Call.State.PENDING ? heard(call, List.of(call.site)) : null;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody asked for these, while one asked for another request to the same host that was not heard yet. */
    private boolean isPassedOnForAnother(List<Call> candidates, Asked.Key key) {
        for (Call call : candidates) {
            if (!call.isCarried()) {
                return false;
            }
        }
        for (Call call : in(bySite, key.site(), Call.State.PENDING)) {
            if (!call.isCarried()) {
                return candidates.get(0).site.caller().origin() == null;
            }
        }
        return false;
    }

    private Match heard(Call likeliest, List<CallSite> sites) {
        if (likeliest.state != Call.State.HEARD) {
            likeliest.state = Call.State.HEARD;
            count(likeliest, 1);
        }
        likeliest.asked = null;
        return new Match(likeliest, sites);
    }

    /** Counts a call that was heard, or is forgotten after it was. */
    private void count(Call call, int more) {
        for (int i = 0; i < call.keys.size(); i++) {
            Alike alike = byKey.get(call.keys.get(i));
            if (alike != null) {
                alike.count(more);
            }
        }
    }

    private static List<Call> in(Map<Asked.Key, Alike> calls, Asked.Key key, Call.State state) {
        Alike alike = calls.get(key);
        return alike == null ? new ArrayList<>(0) : alike.in(state);
    }

    private void forget(Call call) {
        if (call.state == Call.State.HEARD) {
            count(call, -1);
        }
        for (int i = 0; i < call.keys.size(); i++) {
            Asked.Key key = call.keys.get(i);
            remove(byKey, key, call);
            remove(bySite, key.site(), call);
        }
        call.state = Call.State.OVER;
        call.asked = null;
        all.remove(call);
        carried.remove(call);
        if (call.owner != null) {
            byOwner.remove(call.owner, call);
        }
    }

    private static void remove(Map<Asked.Key, Alike> calls, Asked.Key key, Call call) {
        Alike same = calls.get(key);
        if (same != null && same.remove(call)) {
            calls.remove(key);
        }
    }
}
