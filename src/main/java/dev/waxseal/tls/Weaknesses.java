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
            Suite suite = Suite.of(sealing.suite());
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

    private void authentication(Suite suite) {
        if (suite.anonymous) {
            add(TlsRule.TLS_ANONYMOUS, suite.name);
        }
    }

    private void cipher(Suite suite) {
        if (suite.cipher != null && !(suite.cipher == TlsRule.TLS_CBC && sealing.encryptThenMac())) {
            add(suite.cipher, suite.name);
        }
    }

    private void keyExchange(Suite suite) {
        String group = sealing.group();
        if (suite.staticKey && sealing.isBeforeThirteen()) {
            add(TlsRule.TLS_STATIC_KEY, suite.name);
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
            add(TlsRule.TLS_FINITE_FIELD, suite.name);
        } else if (Group.bits(sealing.groupNumber()) < SOUND_CURVE) {
            add(TlsRule.TLS_WEAK_GROUP, Severity.CRITICAL, group);
        }
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
        if (weak != null && !(agreed && Suite.of(sealing.suite()).isWeak())) {
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

    /**
     * What is to be said of a cipher suite by its name.
     *
     * @param cipher the worst that is to be said of the cipher, or null
     * @param staticKey up to TLS 1.2
     */
    private record Suite(
            int number,
            String name,
            boolean anonymous,
            @Nullable TlsRule cipher,
            boolean staticKey) {

        /** The last that was looked at: most handshakes of a JVM come to the same. */
        private static volatile Suite last = named(0);

        static Suite of(int number) {
            Suite known = last;
            if (number != known.number) {
                known = named(number);
                last = known;
            }
            return known;
        }

        private static Suite named(int number) {
            String name = Suites.name(number);
            boolean anonymous = name.contains("_anon_");
            return new Suite(number, name, anonymous, cipher(name), !anonymous && isStatic(name));
        }

        /** Whether no client should be ready to use it. */
        boolean isWeak() {
            return anonymous || (cipher != null && cipher != TlsRule.TLS_3DES && cipher != TlsRule.TLS_CBC);
        }

        private static @Nullable TlsRule cipher(String name) {
            if (name.contains("_NULL_") || name.equals("TLS_SHA256_SHA256") || name.equals("TLS_SHA384_SHA384")) {
                return TlsRule.TLS_NULL_CIPHER;
            }
            if (name.contains("_EXPORT_")
                    || name.contains("_DES_")
                    || name.contains("_DES40_")
                    || name.contains("_RC2_")
                    || name.contains("_IDEA_")) {
                return TlsRule.TLS_EXPORT;
            }
            if (name.contains("_RC4_")) {
                return TlsRule.TLS_RC4;
            }
            return name.contains("_3DES_") ? TlsRule.TLS_3DES : name.contains("_CBC_") ? TlsRule.TLS_CBC : null;
        }

        private static boolean isStatic(String name) {
            return name.startsWith("TLS_RSA_")
                    || name.startsWith("TLS_DH_")
                    || name.startsWith("TLS_ECDH_")
                    || name.startsWith("TLS_PSK_WITH_")
                    || name.startsWith("TLS_KRB5_");
        }
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
                Suite suite = Suite.named(offered);
                if (suite.isWeak()) {
                    return suite.name;
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
