package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Private keys of wallets: 256 bits in hexadecimal, wallet import format and extended keys (BIP-32) in Base58Check. */
public final class WalletKeys extends Recognizer {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final int EXTENDED = 111;

    WalletKeys() {
        super(Kind.CRYPTO_KEY, "59KLcxyztuv", "xprv", "yprv", "zprv", "tprv", "uprv", "vprv");
    }

    @Override
    int end(String s, int from) {
        int end = from;
        while (end < s.length() && end - from <= EXTENDED && Chars.word(s.charAt(end))) {
            end++;
        }
        int n = end - from;
        return (n == 51 || n == 52 || n == EXTENDED) && base58(s.substring(from, end)) ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return true; // an extended key is longer than what stands around
    }

    @Override
    public boolean strewn() {
        return true;
    }

    @Override
    public boolean glimpsed(byte[] b, int from, int to) {
        return WalletKeyScan.any(b, from, to);
    }

    public static boolean is(String v) {
        return hex(v) || base58(v);
    }

    /** Sixty-four hexadecimal digits, perhaps after {@code 0x}. */
    static boolean hex(String v) {
        int from = v.startsWith("0x") ? 2 : 0;
        if (v.length() - from != 64) {
            return false;
        }
        for (int i = from; i < v.length(); i++) {
            if (Character.digit(v.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A wallet import format or extended private key whose checksum is right. */
    public static boolean base58(String v) {
        int n = v.length();
        boolean wif =
                (n == 51 && (v.charAt(0) == '5' || v.charAt(0) == '9')) || (n == 52 && "KLc".indexOf(v.charAt(0)) >= 0);
        boolean extended = n == EXTENDED && v.startsWith("prv", 1);
        return (wif || extended) && checksum(v);
    }

    private static boolean checksum(String v) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < v.length(); i++) {
            int digit = BASE58.indexOf(v.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] payload = Arrays.copyOfRange(bytes, from, bytes.length - 4);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] check = sha256.digest(sha256.digest(payload));
            return Arrays.equals(check, 0, 4, bytes, bytes.length - 4, bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
