package dev.waxseal.detect.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** The checksums that some vendors put into their tokens. */
final class TokenSums {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Prefixes before 30 characters and six of their CRC-32 in base 62, as GitHub documents it and npm does it. */
    private static final List<String> CRC_IN_BASE62 = List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_");

    private static final int SECRET = 30;
    private static final int SUM = 6;

    private TokenSums() {}

    /**
     * Whether this is a token with a checksum, and it is wrong. That only tells how sure a finding is: what test programs
     * send is often made up, and a leak all the same.
     */
    static boolean wrong(String token) {
        for (String prefix : CRC_IN_BASE62) {
            if (token.startsWith(prefix) && token.length() == prefix.length() + SECRET + SUM) {
                int sum = token.length() - SUM;
                return !base62(crc(token.substring(prefix.length(), sum))).equals(token.substring(sum));
            }
        }
        return token.startsWith("glsa_") && token.length() == 46 && !grafana(token);
    }

    /** The last eight digits are the CRC-32 of all before the underscore, least byte first. */
    private static boolean grafana(String token) {
        long crc = crc(token.substring(0, token.length() - 9));
        return String.format(Locale.ROOT, "%08x", Integer.reverseBytes((int) crc))
                .equalsIgnoreCase(token.substring(token.length() - 8));
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String base62(long number) {
        char[] digits = new char[SUM];
        long rest = number;
        for (int i = SUM - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(digits);
    }
}
