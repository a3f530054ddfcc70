package dev.waxseal.wire.hpack;

import java.io.IOException;

/** It is not HPACK, so that nothing behind it can be understood either. */
public final class HpackException extends IOException {
    private static final long serialVersionUID = 1;

    HpackException(String message) {
        super(message);
    }
}
