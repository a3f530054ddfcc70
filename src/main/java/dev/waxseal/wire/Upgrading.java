package dev.waxseal.wire;

/**
 * What a client still sends of a request that asked for another protocol, and then that protocol. The server's agreement
 * may be heard before the rest of the request is.
 */
final class Upgrading implements Parser {

    private final Http1Requests asking;
    private final Parser next;

    Upgrading(Http1Requests asking, Parser next) {
        this.asking = asking;
        this.next = next;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        return asking.isAmidContent() ? asking.read(bytes, from, to) : next.read(bytes, from, to);
    }

    @Override
    public void end() {
        asking.end();
        next.end();
    }

    @Override
    public void expectNoMore() {
        asking.expectNoMore();
        next.expectNoMore();
    }

    @Override
    public boolean isAmid() {
        return asking.isAmid() || next.isAmid();
    }

    @Override
    public void pause() {
        asking.pause();
        next.pause();
    }
}
