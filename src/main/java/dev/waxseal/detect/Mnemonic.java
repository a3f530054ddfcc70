package dev.waxseal.detect;

/** Seed phrases of wallets (BIP-39): 12, 15, 18, 21 or 24 words of three to eight letters. */
final class Mnemonic {
    private Mnemonic() {}

    /** Whether this has the shape; the word list is not asked, since only a name brings one here. */
    static boolean shape(String v) {
        int words = 0;
        int length = 0;
        for (int i = 0; i <= v.length(); i++) {
            char c = i < v.length() ? v.charAt(i) : ' ';
            if (c >= 'a' && c <= 'z') {
                length++;
            } else if ((c == ' ' || c == ',') && (length == 0 || (length >= 3 && length <= 8))) {
                words += length > 0 ? 1 : 0;
                length = 0;
            } else {
                return false;
            }
        }
        return words >= 12 && words <= 24 && words % 3 == 0;
    }
}
