package dev.waxseal.tls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The groups for key exchange that are worth knowing by name (IANA's registry "TLS Supported Groups"). */
public enum Group {
    SECT163K1(1, 163),
    SECT163R1(2, 163),
    SECT163R2(3, 163),
    SECT193R1(4, 193),
    SECT193R2(5, 193),
    SECT233K1(6, 233),
    SECT233R1(7, 233),
    SECT239K1(8, 239),
    SECT283K1(9, 283),
    SECT283R1(10, 283),
    SECT409K1(11, 409),
    SECT409R1(12, 409),
    SECT571K1(13, 571),
    SECT571R1(14, 571),
    SECP160K1(15, 160),
    SECP160R1(16, 160),
    SECP160R2(17, 160),
    SECP192K1(18, 192),
    SECP192R1(19, 192),
    SECP224K1(20, 224),
    SECP224R1(21, 224),
    SECP256K1(22, 256),
    SECP256R1(23, 256),
    SECP384R1(24, 384),
    SECP521R1(25, 521),
    BRAINPOOLP256R1(26, 256),
    BRAINPOOLP384R1(27, 384),
    BRAINPOOLP512R1(28, 512),
    X25519(29, 255),
    X448(30, 448),
    BRAINPOOLP256R1TLS13(31, 256),
    BRAINPOOLP384R1TLS13(32, 384),
    BRAINPOOLP512R1TLS13(33, 512),
    CURVESM2(41, 256, "curveSM2"),
    FFDHE2048(256, 2048),
    FFDHE3072(257, 3072),
    FFDHE4096(258, 4096),
    FFDHE6144(259, 6144),
    FFDHE8192(260, 8192),
    MLKEM512(512, 512, "MLKEM512"),
    MLKEM768(513, 768, "MLKEM768"),
    MLKEM1024(514, 1024, "MLKEM1024"),
    SECP256R1MLKEM768(0x11eb, 256, "SecP256r1MLKEM768"),
    X25519MLKEM768(0x11ec, 255, "X25519MLKEM768"),
    SECP384R1MLKEM1024(0x11ed, 384, "SecP384r1MLKEM1024"),
    CURVESM2MLKEM768(0x11ee, 256, "curveSM2MLKEM768"),
    /** Parameters that were sent instead of named; nobody may (RFC 8422 section 5.4). */
    EXPLICIT_PRIME(0xff01, 0, "arbitrary_explicit_prime_curves"),
    EXPLICIT_CHAR2(0xff02, 0, "arbitrary_explicit_char2_curves");

    private static final Group[] ALL = values();

    private final int number;
    private final int bits;
    private final String registered;

    Group(int number, int bits) {
        this.number = number;
        this.bits = bits;
        this.registered = name().toLowerCase(Locale.ROOT).replace("brainpoolp", "brainpoolP");
    }

    Group(int number, int bits, String registered) {
        this.number = number;
        this.bits = bits;
        this.registered = registered;
    }

    /** As IANA has it; of a group that is not known here, its number. */
    public static String name(int number) {
        Group group = of(number);
        return group == null ? Suites.hexadecimal(number) : group.toString();
    }

    /** The size of that group's field; of one that is not known, very many. */
    static int bits(int number) {
        Group group = of(number);
        return group == null ? Integer.MAX_VALUE : group.bits;
    }

    private static @Nullable Group of(int number) {
        for (Group group : ALL) {
            if (group.number == number) {
                return group;
            }
        }
        return null;
    }

    /** As {@link #isPostQuantum(String)}, of the group of that number. */
    static boolean isPostQuantum(int number) {
        Group group = of(number);
        return group != null && group.name().contains("MLKEM");
    }

    /**
     * Whether what is agreed by the group of that name stays secret from one who has a quantum computer some day: ML-KEM
     * (FIPS 203), by itself or beside a curve.
     */
    public static boolean isPostQuantum(String name) {
        return name.toUpperCase(Locale.ROOT).contains("MLKEM");
    }

    /** As IANA has it. */
    @Override
    public String toString() {
        return registered;
    }
}
