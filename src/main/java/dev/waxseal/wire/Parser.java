package dev.waxseal.wire;

/** One direction of a connection, taking its bytes in any split. */
interface Parser {

    /** Hears nothing. */
    Parser DEAF = new Parser() {
        @Override
        public int read(byte[] bytes, int from, int to) {
            return to;
        }

        @Override
        public void end() {}
    };

    /**
     * Takes bytes, and says whatever is whole.
     *
     * @return where it stopped; short of {@code to} only after it took a step, so that asking again gets on
     */
    int read(byte[] bytes, int from, int to);

    /** No more bytes will come: says what it holds back and lets go of everything. */
    void end();

    /** Says what content it holds back so far; more may come. */
    default void pause() {}

    /** Whether a message has begun of which the rest has not come yet. */
    default boolean isAmid() {
        return false;
    }

    /** As {@link #pause}; more is hardly to be expected, so whatever was begun is said too. */
    default void expectNoMore() {
        pause();
    }
}
