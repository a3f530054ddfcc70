package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.FormWalk;
import dev.waxseal.detect.carrier.JsonWalk;
import dev.waxseal.detect.carrier.XmlWalk;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;

/** Finds what is recognised by itself, whatever it is called: one pass over a text, each place looked at once. */
public final class ValueScan {

    /** Is told what was found and where in the text. */
    public interface Found {
        void found(Kind kind, Severity severity, int from, int to, String label);
    }

    private static final int MAX_OTPAUTH = 2048;

    /** How far a number's groups reach to either side. */
    private static final int AROUND = 48;

    private final VendorTokens vendors;

    public ValueScan(VendorTokens vendors) {
        this.vendors = vendors;
    }

    /** Whether anything is found. */
    boolean any(String s) {
        Any any = new Any();
        scan(s, any);
        return any.found;
    }

    /** Whether anything is found around this place, as it stands there or as a form would have encoded it. */
    boolean any(byte[] b, int from, int to, int at) {
        String around = Bytes.latin(b, Math.max(from, at - AROUND), Math.min(to, at + AROUND));
        boolean encoded = around.indexOf('+') >= 0 || around.indexOf('%') >= 0;
        if (any(around) || (encoded && any(FormWalk.decode(around, 0, around.length())))) {
            return true;
        }
        String plain = around;
        for (int depth = 0; depth < 2 && plain.indexOf('\\') >= 0; depth++) {
            plain = JsonWalk.unescape(plain, 0, plain.length());
            if (any(plain)) {
                return true;
            }
        }
        return false;
    }

    private static final class Any implements Found {
        private boolean found;

        @Override
        public void found(Kind kind, Severity severity, int from, int to, String label) {
            found = true;
        }
    }

    public void scan(String s, Found found) {
        boolean boundary = true;
        int row = 0;
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            int end = -1;
            if (boundary && c >= 'a' && c <= 'z' && i >= row) {
                row = Mnemonic.rowEnd(s, i) + 1;
                end = row - i > Mnemonic.LEAST ? Mnemonic.alone(s, i, row - 1) : -1;
                if (end > 0) {
                    found.found(Kind.CRYPTO_KEY, Kind.CRYPTO_KEY.severity(), i, end, "");
                    i = end;
                    continue;
                }
            }
            if (boundary && c < 128) {
                end = vendor(s, i, found);
            }
            if (end < 0) {
                end = special(s, i, c, boundary, found);
            }
            if (end > i) {
                i = end;
                boundary = !Chars.word(s.charAt(i - 1))
                        || i == s.length()
                        || !Chars.word(s.charAt(i))
                        || announced(s, i - 1);
            } else {
                i++;
                boundary = !Chars.word(c) || announced(s, i - 1);
            }
        }
    }

    /** Whether the character here is the length of what follows, as Protocol Buffers and many a binary format write it. */
    private static boolean announced(String s, int at) {
        char length = s.charAt(at);
        if (at == 0 || s.charAt(at - 1) >= ' ' || at + length >= s.length()) {
            return false;
        }
        for (int i = at + 1; i <= at + length; i++) {
            if (s.charAt(i) < ' ') {
                return false;
            }
        }
        return s.charAt(at - 1) != '\n' || !Chars.digit(length);
    }

    private int vendor(String s, int i, Found found) {
        VendorTokens.Match match = vendors.match(s, i);
        if (match == null) {
            return -1;
        }
        if (match.end() < s.length()
                && (s.charAt(match.end()) == '/' || s.startsWith("%2F", match.end()))
                && match.vendor().equals("AWS")) {
            return match.end(); // the scope of a signature names the key without telling it
        }
        found.found(Kind.VENDOR_TOKEN, severity(match, s.substring(i, match.end())), i, match.end(), match.vendor());
        return match.end();
    }

    /** The id of a key is no secret without it; a token with a wrong checksum is likely made up, as tests do. */
    private static Severity severity(VendorTokens.Match match, String token) {
        if (match.vendor().equals("AWS")) {
            return Severity.MEDIUM;
        }
        return TokenChecksum.wrong(token) ? Severity.HIGH : Severity.CRITICAL;
    }

    private static int special(String s, int i, char c, boolean boundary, Found found) {
        int end = -1;
        Kind kind = null;
        String label = "";
        switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return boundary ? digits(s, i, found) : Chars.digitsEnd(s, i);
            }
            case '@' -> {
                return at(s, i, found);
            }
            case 'e' -> {
                end = Jwt.end(s, i);
                kind = Kind.JWT;
            }
            case '-' -> {
                end = Pem.end(s, i);
                kind = Kind.PRIVATE_KEY;
            }
            case '+' -> {
                end = Phones.alone(s, i);
                kind = Kind.PHONE;
            }
            case '$', '{' -> {
                end = PasswordHash.end(s, i);
                kind = Kind.PASSWORD_HASH;
            }
            case '%', ';' -> {
                end = CardTrack.end(s, i);
                kind = Kind.CARD_TRACK;
            }
            case 'o' -> {
                end = otpauth(s, i);
                kind = Kind.OTP;
            }
            case 'p' -> {
                end = boundary ? PasswordHash.end(s, i) : -1;
                kind = Kind.PASSWORD_HASH;
            }
            default -> {}
        }
        if (end < 0 && boundary && c >= 'A' && c <= 'Z') {
            end = Iban.alone(s, i);
            kind = Kind.IBAN;
        }
        if (end < 0 && boundary && Chars.letter(c)) {
            return wallet(s, i, found);
        }
        if (end < 0 || kind == null) {
            return -1;
        }
        boolean ended = kind == Kind.JWT && Jwt.ended(s.substring(i, end));
        found.found(kind, ended ? Severity.MEDIUM : kind.severity(), i, end, label);
        return end;
    }

    /** Where a URL that carries the seed of a one-time password ends (Google Authenticator's key URI format), or -1. */
    private static int otpauth(String s, int i) {
        if (!s.startsWith("otpauth://", i)) {
            return -1;
        }
        int end = Chars.tokenEnd(s, i, i + MAX_OTPAUTH);
        return s.substring(i, end).contains("secret=") ? end : -1;
    }

    private static int digits(String s, int i, Found found) {
        int end = Cards.alone(s, i);
        if (end > 0) {
            String brand = Cards.brand(Chars.without(s.substring(i, end), " -"));
            found.found(Kind.CARD_NUMBER, Kind.CARD_NUMBER.severity(), i, end, brand == null ? "" : brand);
            return end;
        }
        end = Ssn.alone(s, i);
        if (end > 0) {
            found.found(Kind.US_SSN, Kind.US_SSN.severity(), i, end, "");
            return end;
        }
        end = StrongIds.alone(s, i);
        if (end > 0) {
            found.found(Kind.NATIONAL_ID, Kind.NATIONAL_ID.severity(), i, end, "");
            return end;
        }
        end = Chars.digitsEnd(s, i);
        return s.charAt(i) == '5' || s.charAt(i) == '9' ? Math.max(end, wallet(s, i, found)) : end;
    }

    /** An e-mail address, or the user information of a URL (RFC 3986 section 3.2.1). */
    private static int at(String s, int at, Found found) {
        int url = UserInfo.passwordStart(s, at);
        if (url >= 0) {
            if (!NoValue.is(XmlWalk.entities(s.substring(url, at)))) {
                found.found(Kind.URL_CREDENTIALS, Kind.URL_CREDENTIALS.severity(), url, at, "");
            }
            return at + 1;
        }
        int from = Emails.start(s, at);
        int to = from < 0 ? -1 : Emails.end(s, at);
        if (to < 0) {
            return -1;
        }
        found.found(Kind.EMAIL, Kind.EMAIL.severity(), from, to, "");
        return to;
    }

    private static int wallet(String s, int i, Found found) {
        int end = i;
        while (end < s.length() && end - i <= 112 && Chars.word(s.charAt(end))) {
            end++;
        }
        int n = end - i;
        if ((n == 51 || n == 52 || n == 111) && HexKey.base58(s.substring(i, end))) {
            found.found(Kind.CRYPTO_KEY, Kind.CRYPTO_KEY.severity(), i, end, "");
            return end;
        }
        if (n >= 11 && n <= 18) {
            int id = StrongIds.alone(s, i);
            if (id > 0) {
                found.found(Kind.NATIONAL_ID, Kind.NATIONAL_ID.severity(), i, id, "");
                return id;
            }
        }
        return -1;
    }
}
