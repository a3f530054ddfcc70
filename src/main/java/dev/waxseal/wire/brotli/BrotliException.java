package dev.waxseal.wire.brotli;

import java.io.IOException;

/** What was to be decoded is no Brotli. */
final class BrotliException extends IOException {

    private static final long serialVersionUID = 1;

    BrotliException(String what) {
        super(what);
    }
}
