package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rules against what came of a handshake. */
public final class Weaknesses {

    /** Primes below this are in reach of a university, those below the next of a state (RFC 9325 section 4.5). */
    private static final int BREAKABLE_PRIME = 1024;

    private static final int SOUND_PRIME = 2048;

    /** RFC 9325 section 4.5. */
    private static final int SOUND_CURVE = 224;

    private final Sealing sealing;
    private final List<Weakness> found = new ArrayList<>(4);

    private Weaknesses(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * What is wrong with it, each rule once. Certificates are judged only where the client has taken them.
     *
     * @param now for dates, in milliseconds since 1970-01-01 UTC
     */
    public static List<Weakness> of(Sealing sealing, long now) {
        List<Weakness> found = ofHandshake(sealing);
        if (sealing.isAgreed()) {
            found.addAll(CertificateFaults.of(sealing.chain(), now));
        }
        return found;
    }

    /** As {@link #of}, of all but the certificates. */
    public static List<Weakness> ofHandshake(Sealing sealing) {
        Weaknesses weaknesses = new Weaknesses(sealing);
        if (sealing.isAgreed()) {
            String suite = Suites.name(sealing.suite());
            weaknesses.version();
            weaknesses.authentication(suite);
            weaknesses.cipher(suite);
            weaknesses.keyExchange(suite);
            weaknesses.surroundings();
        }
        if (sealing.asked() != null) {
            weaknesses.offer(sealing.asked());
        }
        return weaknesses.found;
    }

    private void version() {
        if (sealing.version() <= Version.SSL_3) {
            add(TlsRule.TLS_SSL, Version.name(sealing.version()));
        } else if (sealing.version() < Version.TLS_1_2) {
            add(TlsRule.TLS_OLD_PROTOCOL, Version.name(sealing.version()));
        }
    }

    private void authentication(String suite) {
        if (suite.contains("_anon_")) {
            add(TlsRule.TLS_ANONYMOUS, suite);
        }
    }

    /** The worst that is to be said of the cipher. */
    private void cipher(String suite) {
        TlsRule rule = ofCipher(suite);
        if (rule != null) {
            add(rule, suite);
        } else if (suite.contains("_3DES_")) {
            add(TlsRule.TLS_3DES, suite);
        } else if (suite.contains("_CBC_") && !sealing.encryptThenMac()) {
            add(TlsRule.TLS_CBC, suite);
        }
    }

    /** What no client should be ready to use, or null. */
    private static @Nullable TlsRule ofCipher(String suite) {
        if (suite.contains("_NULL_") || suite.equals("TLS_SHA256_SHA256") || suite.equals("TLS_SHA384_SHA384")) {
            return TlsRule.TLS_NULL_CIPHER;
        }
        if (suite.contains("_EXPORT_")
                || suite.contains("_DES_")
                || suite.contains("_DES40_")
                || suite.contains("_RC2_")
                || suite.contains("_IDEA_")) {
            return TlsRule.TLS_EXPORT;
        }
        return suite.contains("_RC4_") ? TlsRule.TLS_RC4 : null;
    }

    private void keyExchange(String suite) {
        String group = sealing.group();
        if (isStatic(suite)) {
            add(TlsRule.TLS_STATIC_KEY, suite);
        } else if (!sealing.isBeforeThirteen() && group == null) {
            add(TlsRule.TLS_STATIC_KEY, "a key of both alone");
        }
        if (group == null) {
            return;
        }
        int prime = sealing.primeBits();
        if (sealing.prime() == Prime.COMPOSITE) {
            add(TlsRule.TLS_WEAK_GROUP, Severity.CRITICAL, group + ", which is no prime");
        } else if (prime > 0 && prime < SOUND_PRIME) {
            add(TlsRule.TLS_WEAK_GROUP, prime < BREAKABLE_PRIME ? Severity.CRITICAL : Severity.HIGH, group);
        } else if (sealing.prime() == Prime.UNSAFE) {
            add(TlsRule.TLS_WEAK_GROUP, Severity.MEDIUM, group + ", which may have small subgroups");
        } else if (prime > 0) {
            add(TlsRule.TLS_FINITE_FIELD, suite);
        } else if (Group.bits(sealing.groupNumber()) < SOUND_CURVE) {
            add(TlsRule.TLS_WEAK_GROUP, Severity.CRITICAL, group);
        }
    }

    private boolean isStatic(String suite) {
        return sealing.isBeforeThirteen()
                && !suite.contains("_anon_")
                && (suite.startsWith("TLS_RSA_")
                        || suite.startsWith("TLS_DH_")
                        || suite.startsWith("TLS_ECDH_")
                        || suite.startsWith("TLS_PSK_WITH_")
                        || suite.startsWith("TLS_KRB5_"));
    }

    private void surroundings() {
        if (sealing.compressed()) {
            add(TlsRule.TLS_COMPRESSION, "on");
        }
        if (sealing.isBeforeThirteen() && sealing.version() > Version.SSL_3) {
            if (!sealing.extendedMasterSecret() && !sealing.resumed()) {
                add(TlsRule.TLS_NO_EXTENDED_MASTER_SECRET, Version.name(sealing.version()));
            }
            if (!sealing.secureRenegotiation() && !sealing.resumed()) {
                add(TlsRule.TLS_INSECURE_RENEGOTIATION, Version.name(sealing.version()));
            }
        }
    }

    /** What it would have taken besides what it got. */
    private void offer(ClientHello asked) {
        boolean agreed = sealing.isAgreed();
        String weak = Offer.of(asked.suites()).weak();
        if (weak != null && !(agreed && isWeak(Suites.name(sealing.suite())))) {
            add(TlsRule.TLS_WEAK_OFFER, weak);
        }
        int oldest = Integer.MAX_VALUE;
        for (int version : asked.versions()) {
            oldest = Math.min(oldest, version);
        }
        boolean old = oldest > 0 && oldest < Version.TLS_1_2;
        if (old && !(agreed && sealing.version() < Version.TLS_1_2)) {
            add(TlsRule.TLS_OLD_OFFER, Version.name(oldest));
        }
    }

    private static boolean isWeak(String suite) {
        return suite.contains("_anon_") || ofCipher(suite) != null;
    }

    /**
     * What is to be said of cipher suites that are offered together.
     *
     * @param suites by number, in their order
     * @param weak the name of the first that no client should offer, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Offer(int[] suites, @Nullable String weak) {

        /** The last that was looked at: most handshakes of a JVM offer the same. */
        private static volatile Offer last = new Offer(new int[0], null);

        static Offer of(int[] suites) {
            Offer known = last;
            if (!Arrays.equals(suites, known.suites)) {
                known = new Offer(suites, firstWeak(suites));
                last = known;
            }
            return known;
        }

        private static @Nullable String firstWeak(int[] suites) {
            for (int offered : suites) {
                String suite = Suites.name(offered);
                if (isWeak(suite)) {
                    return suite;
                }
            }
            return null;
        }
    }

    private void add(TlsRule rule, String evidence) {
        found.add(Weakness.ofHandshake(rule, evidence));
    }

    private void add(TlsRule rule, Severity severity, String evidence) {
        found.add(new Weakness(rule, severity, "handshake", evidence));
    }
}
