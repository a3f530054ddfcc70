package dev.waxseal.agent.call;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.origin.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Where the tasks come from that event loops run: a loop's own stack shows nothing of the application, the stack of the
 * thread that gave it the task does. A task that is given while another one runs comes from where that one does.
 *
 * <p>Tasks are known by identity and weakly; nothing of them is changed or wrapped.
 */
final class Tasks {

    /** A task that several threads have given to loops, which one comes from where cannot be told. */
    private static final Given SEVERAL = new Given(null);

    /** What one thread runs right now. */
    private static final class Running {
        @Nullable Given task;
    }

    /** Where a task comes from, and the one request that it may speak for. */
    static final class Given {
        private final @Nullable CallSite site;
        private Asked.@Nullable Key request;

        private Given(@Nullable CallSite site) {
            this.site = site;
        }

        /** Where this request was asked for if this task is to send it, or null; only the first it sends is its own. */
        private synchronized @Nullable CallSite siteOf(Asked.Key key) {
            if (request == null) {
                request = key;
            }
            return request.equals(key) ? site : null;
        }
    }

    private static final ThreadLocal<Running> RUNNING = ThreadLocal.withInitial(Running::new);

    private final WeakConcurrentMap<Object, Given> given = new WeakConcurrentMap.WithInlinedExpunction<>();
    private final Origins origins;

    Tasks(Origins origins) {
        this.origins = origins;
    }

    /** The current thread gives this task to a loop. */
    void given(Object task) {
        Given current = RUNNING.get().task;
        Given from = current == null ? new Given(CallSite.here(origins)) : current;
        Given other = given.putIfAbsent(task, from);
        if (other != null && other != from) {
            given.put(task, SEVERAL);
        }
    }

    /** The current thread begins to run this task. */
    void begins(Object task) {
        RUNNING.get().task = given.remove(task);
    }

    /** It has run it. */
    void ends() {
        RUNNING.get().task = null;
    }

    /** Where the task comes from that the current thread runs, for this request; null if that is not certain. */
    static @Nullable CallSite siteOf(Asked.Key key) {
        Given task = RUNNING.get().task;
        return task == null ? null : task.siteOf(key);
    }
}
