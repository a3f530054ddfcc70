package dev.waxseal.keys;

import dev.waxseal.config.OneLine;
import javax.security.auth.x500.X500Principal;

/** Names in certificates as people read them (RFC 2253), made harmless for a terminal. */
public final class Names {

    private Names() {}

    /** This name. */
    public static String of(X500Principal name) {
        return OneLine.complaint(name.getName());
    }
}
