package dev.waxseal.detect.value;

/** The Mexican population registry code (RENAPO, Clave Única de Registro de Población): {@code BADD110313HCMLNS09}. */
final class MexicanCurp extends NationalNumber {
    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    MexicanCurp() {
        super(CAPITALS, "000000h", "000000m", "000000x"); // a date, and the sex
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length() && capital(s.charAt(from + 3)) && valid(s.substring(from, end)) ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return Digits.word(b, from, to, at) >= LENGTH && scan.any(b, from, to, at);
    }

    /** Its form, and mod 10 over its alphabet. */
    static boolean valid(String s) {
        if (s.length() != LENGTH
                || !NumberParts.letters(s, 0, 4)
                || !NumberParts.digitsIn(s, 4, 10)
                || !NumberParts.date(s, 6, 8)
                || "HMX".indexOf(s.charAt(10)) < 0
                || !NumberParts.letters(s, 11, 16)
                || !NumberParts.digitsIn(s, 17, LENGTH)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(s.charAt(i)) * (LENGTH - i);
        }
        return CheckDigits.complement10(sum) == CheckDigits.digit(s, LENGTH - 1);
    }
}
