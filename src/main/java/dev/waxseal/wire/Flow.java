package dev.waxseal.wire;

/** A direction that from here on is nothing but content. */
record Flow(Sink content) implements Parser {

    @Override
    public int read(byte[] bytes, int from, int to) {
        content.put(bytes, from, to);
        return to;
    }

    @Override
    public void end() {
        content.end();
    }

    @Override
    public void pause() {
        content.pause();
    }
}
