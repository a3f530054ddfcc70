package dev.waxseal.agent.call;

import dev.waxseal.agent.test.RunningTests.RunningTest;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls that are not over, found by what the wire shows of them. The lock guards a few map operations. */
final class OpenCalls {

    /**
     * How many are kept; the oldest is given up for a new one. Far more than a client keeps in flight, and at about 1 KB
     * each some 10 MB at worst.
     */
    private static final int MOST = 10_000;

    /** How many of those that look alike are compared: the oldest. */
    private static final int COMPARED = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashSet<Call> all = new LinkedHashSet<>();
    private final Map<Asked.Key, Set<Call>> byKey = new HashMap<>();
    private final Map<Asked.Key, Set<Call>> bySite = new HashMap<>();
    private final IdentityHashMap<Object, Call> byOwner = new IdentityHashMap<>();

    /** Adds a call; returns the one that had to be given up for it, or null. */
    @Nullable Call add(Call call) {
        lock.lock();
        try {
            all.add(call);
            for (Asked.Key key : call.keys) {
                byKey.computeIfAbsent(key, none -> new LinkedHashSet<>(2)).add(call);
                bySite.computeIfAbsent(key.site(), none -> new LinkedHashSet<>(2))
                        .add(call);
            }
            if (call.owner != null) {
                byOwner.put(call.owner, call);
            }
            if (call.first != call) {
                call.first.redirects.add(call);
            }
            return all.size() > MOST ? all.iterator().next() : null;
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

    /** Those of one test, or all if null. */
    List<Call> of(@Nullable RunningTest test) {
        lock.lock();
        try {
            List<Call> calls = new ArrayList<>();
            for (Call call : all) {
                if (test == null || call.test == test) {
                    calls.add(call);
                }
            }
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The outer call on this thread of whose request this is a later form, or null: the same again, or one to which an
     * interceptor changed host or query. That form is the one that counts.
     */
    @Nullable Call continued(@Nullable Call outer, Asked asked) {
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

    /**
     * Whether this request is told of already, by a client above this one that is no longer on this thread's stack, or
     * by the redirect that an event loop follows now.
     */
    boolean isToldAbove(String seam, Asked.Key key, Caller caller) {
        lock.lock();
        try {
            for (Call call : open(byKey.get(key), Call.State.PENDING)) {
                if (caller.origin() == null || (!call.seam.equals(seam) && caller.isSameAs(call.caller))) {
                    return true;
                }
            }
            return false;
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
        lock.lock();
        try {
            List<Call> candidates = open(byKey.get(key), Call.State.PENDING);
            if (candidates.isEmpty()) {
                candidates = open(byKey.get(key), Call.State.HEARD);
            }
            boolean certain = !candidates.isEmpty();
            if (!certain) {
                candidates = open(bySite.get(key.site()), Call.State.PENDING);
            }
            for (Call call = here; call != null; call = call.outer) {
                if (candidates.contains(call)) {
                    return heard(call, call.caller, false);
                }
            }
            if (candidates.isEmpty() || (!certain && candidates.size() > 1)) {
                return null;
            }
            List<Call> alike = Likeness.mostAlike(candidates, head);
            Caller caller = alike.get(0).caller;
            for (Call other : alike) {
                caller = caller.inCommonWith(other.caller);
            }
            return heard(alike.get(0), caller, alike.size() > 1);
        } finally {
            lock.unlock();
        }
    }

    private static Match heard(Call call, Caller caller, boolean ambiguous) {
        call.state = Call.State.HEARD;
        call.asked = null;
        return new Match(call, caller, ambiguous);
    }

    private static List<Call> open(@Nullable Set<Call> calls, Call.State state) {
        List<Call> open = new ArrayList<>(2);
        if (calls != null) {
            for (Call call : calls) {
                if (call.state == state && open.size() < COMPARED) {
                    open.add(call);
                }
            }
        }
        return open;
    }

    private void forget(Call call) {
        call.state = Call.State.OVER;
        call.asked = null;
        all.remove(call);
        for (Asked.Key key : call.keys) {
            remove(byKey, key, call);
            remove(bySite, key.site(), call);
        }
        if (call.owner != null) {
            byOwner.remove(call.owner, call);
        }
    }

    private static void remove(Map<Asked.Key, Set<Call>> calls, Asked.Key key, Call call) {
        Set<Call> same = calls.get(key);
        if (same != null && same.remove(call) && same.isEmpty()) {
            calls.remove(key);
        }
    }
}
