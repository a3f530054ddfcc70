package dev.waxseal.agent.call;

/** Stands for a thread without holding it: whoever has two that are the same met the same thread twice. */
public final class ThreadToken {

    private static final ThreadLocal<ThreadToken> MINE = new ThreadLocal<>() {
        @Override
        protected ThreadToken initialValue() {
            return new ThreadToken();
        }
    };

    private ThreadToken() {}

    /** The current thread's. */
    public static ThreadToken mine() {
        return MINE.get();
    }
}
