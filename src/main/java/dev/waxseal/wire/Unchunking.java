package dev.waxseal.wire;

/**
 * Takes chunks off content that came in them inside the message: {@code aws-chunked}, with which uploads to S3 carry
 * signatures and checksums.
 */
final class Unchunking implements Sink {

    private final Sink plain;
    private final Chunks chunks;
    private boolean encoded;

    Unchunking(Sink plain) {
        this.plain = plain;
        chunks = new Chunks(plain);
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int i = encoded ? from : chunks.read(bytes, from, to);
        if (chunks.broken() && !encoded) {
            unreadable();
        }
        if (encoded) {
            plain.put(bytes, i, to);
        }
    }

    @Override
    public void unreadable() {
        encoded = true;
        plain.unreadable();
    }

    @Override
    public void end() {
        plain.end();
    }

    @Override
    public void pause() {
        plain.pause();
    }
}
