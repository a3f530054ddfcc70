package dev.waxseal.tls;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the number is by which a server lets both agree over a finite field, which should be a safe prime (RFC 7919). */
public enum Prime {
    /** A prime {@code p} of which {@code (p - 1) / 2} is one, too, so that there is no small subgroup to be led into. */
    SAFE,
    /** A prime that may have small subgroups. */
    UNSAFE,
    /** No prime at all: who knows its factors reads along. */
    COMPOSITE,
    /** It was not looked at, or there is none. */
    UNKNOWN;

    /** SHA-256 of those that nearly all servers use: of 2048 and 3072 bits, RFC 7919 and RFC 3526. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966",
            "0eaf67db3a839156d5013494a5318a772b5697d270d721f37f092efc69ea5a17",
            "d66436f79bbd6b2e38c0ffbd079be904d2641415e2e67140e09448be9a60890e",
            "48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c");

    /** Larger ones are not looked at, nor more than so many in a JVM: each takes some milliseconds. */
    private static final int LARGEST = 3072;

    private static final int MOST = 8;

    private static final Map<String, Prime> SEEN = new ConcurrentHashMap<>();

    /** A composite is taken for a prime once in 2^60 at the most; of large ones the JDK tries fewer bases, and Lucas'. */
    private static final int CERTAINTY = 60;

    static Prime of(byte[] number) {
        BigInteger prime = new BigInteger(1, number);
        int bits = prime.bitLength();
        if (bits == 0 || bits > LARGEST) {
            return UNKNOWN;
        }
        String digest = digest(prime.toByteArray());
        Prime known = WELL_KNOWN.contains(digest) ? SAFE : SEEN.get(digest);
        if (known == null) {
            if (SEEN.size() >= MOST) {
                return UNKNOWN;
            }
            known = examined(prime);
            SEEN.put(digest, known);
        }
        return known;
    }

    static Prime examined(BigInteger prime) {
        if (!prime.isProbablePrime(CERTAINTY)) {
            return COMPOSITE;
        }
        return prime.shiftRight(1).isProbablePrime(CERTAINTY) ? SAFE : UNSAFE;
    }

    private static String digest(byte[] number) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            int from = number[0] == 0 ? 1 : 0; // the sign
            sha.update(number, from, number.length - from);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
