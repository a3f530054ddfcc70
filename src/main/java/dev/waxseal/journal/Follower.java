package dev.waxseal.journal;

/** Somebody beside the journal who is told of findings as they are met, such as those who watch a running JVM. */
public interface Follower {

    /**
     * A finding was met, for the first time or once more. Called by the application's own thread, which must not wait.
     *
     * @param sameness its {@link Finding#sameness()}
     * @param count how often so far, in this JVM
     */
    void sighted(Finding finding, String sameness, long count);

    /** The agent leaves this JVM, and tells nothing more. */
    default void dismissed() {}
}
