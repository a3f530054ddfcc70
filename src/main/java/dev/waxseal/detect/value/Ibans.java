package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/** International bank account numbers (ISO 13616): the lengths of the SWIFT registry, release 99, and mod 97 (ISO 7064). */
public final class Ibans extends Recognizer {
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20"
                    + " EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26"
                    + " IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30"
                    + " NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27"
                    + " SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    /** The length for every two capitals, or 0. */
    private static final byte[] BY_COUNTRY = new byte[26 * 26];

    static {
        for (int i = 0; i < LENGTHS.length(); i += 5) {
            BY_COUNTRY[country(LENGTHS.charAt(i), LENGTHS.charAt(i + 1))] =
                    (byte) Integer.parseInt(LENGTHS, i + 2, i + 4, 10);
        }
    }

    private static int country(char a, char b) {
        return (a - 'A') * 26 + b - 'A';
    }

    /** The fewest characters after the check digits. */
    private static final int LEAST = 11;

    Ibans() {
        super(Kind.IBAN, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", prefixes());
    }

    /** The two letters of every country that has them, and two digits. */
    private static String[] prefixes() {
        String[] prefixes = new String[(LENGTHS.length() + 1) / 5];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = LENGTHS.substring(i * 5, i * 5 + 2) + "00";
        }
        return prefixes;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int begin = at - 3;
        return begin >= from
                && Bytes.capital(b[begin])
                && Bytes.capital(b[begin + 1])
                && (begin == from || !Bytes.word(b[begin - 1]) || Bytes.escaped(b, from, begin))
                && account(b, at + 1, to)
                && scan.any(b, from, to, at);
    }

    /** Whether what follows may be the rest of an account number, in one piece or in groups. */
    private static boolean account(byte[] b, int at, int to) {
        if (at + LEAST > to) {
            return false;
        }
        for (int i = at; i < at + LEAST; i++) {
            if (!Bytes.digit(b[i]) && !Bytes.capital(b[i]) && " -+%".indexOf(b[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The length that a country's IBANs have, or 0. */
    private static int length(char a, char b) {
        return a >= 'A' && a <= 'Z' && b >= 'A' && b <= 'Z' ? BY_COUNTRY[country(a, b)] : 0;
    }

    /** Whether this, without separators and in capitals, is one. */
    public static boolean valid(String s) {
        return s.length() >= 15 && s.length() == length(s.charAt(0), s.charAt(1)) && CheckDigits.mod97(s);
    }

    /** Where an IBAN that stands alone ends, or -1: in one piece, or in groups of four. */
    @Override
    int end(String s, int from) {
        if (from + 15 > s.length() || (from > 0 && (Chars.word(s.charAt(from - 1)) || s.charAt(from - 1) == '_'))) {
            return -1;
        }
        int length = length(s.charAt(from), s.charAt(from + 1));
        if (length == 0) {
            return -1;
        }
        StringBuilder plain = new StringBuilder(length);
        char separator = 0;
        int i = from;
        for (; i < s.length() && plain.length() < length; i++) {
            char c = s.charAt(i);
            if (Chars.digit(c) || (c >= 'A' && c <= 'Z')) {
                plain.append(c);
            } else if ((c == ' ' || c == '-')
                    && plain.length() % 4 == 0
                    && (separator == 0 ? plain.length() == 4 : separator == c)) {
                separator = c;
            } else {
                return -1;
            }
        }
        return plain.length() == length
                        && (i == s.length() || !Chars.word(s.charAt(i)))
                        && CheckDigits.mod97(plain.toString())
                ? i
                : -1;
    }

    @Override
    public String nearly(String word, String plain) {
        boolean looks = plain.length() >= 15 && length(plain.charAt(0), plain.charAt(1)) == plain.length();
        return looks && !valid(plain) ? "iban: the check digits (mod 97) are wrong" : "";
    }
}
