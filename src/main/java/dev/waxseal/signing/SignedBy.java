package dev.waxseal.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One who signed.
 *
 * @param subject the name in the certificate
 * @param scheme how, as the JDK calls it
 * @param time when, as the signer says; null where it does not
 * @param state what that is worth
 * @param because in words
 */
public record SignedBy(
        String subject, String scheme, @Nullable Instant time, State state, String because) {

    /** What a signature is worth. */
    public enum State {
        /** It holds, and someone who is trusted vouches for the signer. */
        TRUSTED,
        /** It holds, and nobody who is trusted vouches for the signer. */
        UNKNOWN,
        /** It holds; the certificate does not any more. */
        EXPIRED,
        /** It holds; the certificate does not yet. */
        NOT_YET_VALID,
        /** It holds; the certificate was revoked. */
        REVOKED,
        /** It holds; the certificate is for something else. */
        WRONG_USAGE,
        /** It does not hold. */
        BROKEN
    }

    @Override
    public String toString() {
        return subject + " (" + scheme + (time == null ? "" : ", " + time) + "): " + because;
    }
}
