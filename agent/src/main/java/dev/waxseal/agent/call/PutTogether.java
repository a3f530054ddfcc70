package dev.waxseal.agent.call;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where requests were put together that go out only when somebody subscribes to them: a reactive application's own code
 * stands there, while a framework may subscribe on a thread that shows nothing of it.
 *
 * <p>The objects are known by identity and weakly; nothing of them is changed or wrapped. Nearly all are asked for once and
 * soon: these lie in slots, where each stays until another takes its place. A map, whose keys the garbage collector has to
 * follow, has only those that wait for longer, and those that are asked for again: of these without the stack, for a stack
 * holds classes, and a class may hold the object for ever.
 */
final class PutTogether {

    private static final int SLOTS = 64;

    /** At about 1 KB each; of what is beyond these the line that subscribes is known, as it is of other clients. */
    private static final int MOST = 10_000;

    /** What is known of one of them. */
    static final class Made extends WeakReference<Object> {

        /** Where; null where it was {@link #within} a call, or in several places. */
        final @Nullable CallSite site;

        /** The call of another library that it was put together within on the same thread, or null. */
        final @Nullable Call within;

        /** Not volatile: who misses it keeps the object a little longer. */
        private boolean asked;

        Made(Object object, @Nullable CallSite site, @Nullable Call within) {
            super(object);
            this.site = site;
            this.within = within;
        }
    }

    private final AtomicReferenceArray<@Nullable Made> latest = new AtomicReferenceArray<>(SLOTS);
    private final WeakConcurrentMap<Object, Made> kept = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** Whether anything ever was in the map, which costs more to ask than a slot. */
    private volatile boolean keeps;

    /** This was put together there, or within that call; if it was before as well, nobody can tell which is meant later. */
    void add(Object object, @Nullable CallSite site, @Nullable Call within) {
        boolean again = find(object) != null;
        lay(object, again ? new Made(object, null, null) : new Made(object, site, within));
    }

    /** What is known of this object, or null. */
    @Nullable Made of(@Nullable Object object) {
        Made made = object == null ? null : find(object);
        if (object == null || made == null) {
            return null;
        }
        if (made.asked) {
            if (made.site != null) {
                made.site.caller(); // reads the stack, which is let go of then
            }
            keep(made);
        } else {
            made.asked = true;
            if (keeps && kept.getIfPresent(object) != null) {
                lay(object, made);
                kept.remove(object);
            }
        }
        return made;
    }

    /** Puts it into its slot; what is pushed out is kept first, so that at any time it is found in one of both. */
    private void lay(Object object, Made made) {
        int slot = slot(object);
        Made before;
        do {
            before = latest.get(slot);
            if (before != null && before != made && !before.asked) {
                keep(before);
            }
        } while (!latest.compareAndSet(slot, before, made));
    }

    private @Nullable Made find(Object object) {
        Made made = latest.get(slot(object));
        return made != null && made.refersTo(object) ? made : keeps ? kept.getIfPresent(object) : null;
    }

    private void keep(Made made) {
        Object object = made.get();
        if (object != null && kept.approximateSize() < MOST) {
            keeps = true;
            kept.put(object, made);
        }
    }

    private static int slot(Object object) {
        return System.identityHashCode(object) & (SLOTS - 1);
    }
}
