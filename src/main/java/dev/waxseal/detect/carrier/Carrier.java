package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Expression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a text is: by its media type, and by its looks where that is missing or wrong.
 *
 * @param sort what it is
 * @param boundary what stands between the parts of multipart content, else empty
 * @param separator what stands between separated values, else 0
 */
record Carrier(Sort sort, String boundary, char separator) {

    /** What is known to be no text. */
    static final Carrier BINARY = of(Sort.BINARY);

    static final Carrier MESSAGE_PACK = of(Sort.MESSAGE_PACK);

    static final Carrier CBOR = of(Sort.CBOR);

    /** No name has so many digits and nothing else. */
    private static final int TRACK = 12;

    /** What a text may be. */
    enum Sort {
        /** JSON or XML that is percent-encoded as a whole. */
        PERCENT,
        MULTIPART,
        HL7,
        /** Payments and balances in lines of columns. */
        BANK_FILE,
        /** X12 and EDIFACT. */
        EDI,
        /** Messages of SWIFT. */
        SWIFT,
        /** Open Financial Exchange before it was XML. */
        OFX,
        /** Bytes that are no text, one character each. */
        BINARY,
        /** The same, in a format that names what it holds. */
        MESSAGE_PACK,
        CBOR,
        /** Programs and style sheets name passwords all the time and hold none. */
        CODE,
        JSON,
        XML,
        FORM,
        CSV,
        TEXT
    }

    /** Of this text, which is whole or begins as the whole does. */
    static Carrier of(String text, String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        int start = Chars.start(text);
        char c = start < text.length() ? text.charAt(start) : ' ';
        if (c == '%' && type.isEmpty() && encoded(text, start)) {
            return of(Sort.PERCENT);
        } else if (c != '-' && !type.startsWith("multipart/") && !type.contains("charset=") && BinaryWalk.is(text)) {
            return of(Sort.BINARY);
        }
        String boundary = type.startsWith("multipart/") || c == '-' ? MultipartWalk.boundary(mediaType, text) : null;
        if (boundary != null) {
            return new Carrier(Sort.MULTIPART, boundary, '\0');
        }
        Carrier headed = headed(text);
        if (headed != null) {
            return headed;
        } else if (code(type)) {
            return of(Sort.CODE);
        } else if (type.contains("json") || json(text, start)) {
            return of(Sort.JSON);
        } else if (c == '<' || type.contains("xml") || type.contains("html")) {
            return of(Sort.XML);
        } else if (type.contains("form-urlencoded") || form(text)) {
            return of(Sort.FORM);
        }
        boolean table = type.startsWith("text/csv") || type.startsWith("text/tab-separated-values");
        char separator = CsvWalk.separator(text, table);
        return separator == 0 ? of(Sort.TEXT) : new Carrier(Sort.CSV, "", separator);
    }

    /** What no media type tells, but how its first line begins; or null. */
    static @Nullable Carrier headed(String text) {
        if (Hl7Walk.messages(text)) {
            return of(Sort.HL7);
        } else if (BankFileWalk.file(text)) {
            return of(Sort.BANK_FILE);
        } else if (EdiWalk.interchange(text)) {
            return of(Sort.EDI);
        } else if (SwiftWalk.message(text)) {
            return of(Sort.SWIFT);
        }
        return OfxWalk.document(text) ? of(Sort.OFX) : null;
    }

    private static Carrier of(Sort sort) {
        return new Carrier(sort, "", '\0');
    }

    private static boolean encoded(String s, int at) {
        return s.startsWith("%7B", at) || s.startsWith("%7b", at) || s.startsWith("%5B", at) || s.startsWith("%3C", at);
    }

    private static boolean code(String type) {
        return type.contains("javascript")
                || type.contains("ecmascript")
                || type.startsWith("text/css")
                || type.contains("wasm");
    }

    /** Whether JSON begins here. */
    static boolean json(String s, int start) {
        int end = s.length();
        while (end > start && s.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start < 2) {
            return false;
        }
        char first = s.charAt(start);
        char next = s.charAt(Chars.skipSpace(s, start + 1));
        return (first == '{' && (next == '"' || next == '}'))
                || (first == '[' && "[{\"]-0123456789tfn".indexOf(next) >= 0 && s.indexOf('"') > 0);
    }

    /** One pair or more with {@code &} between, and no white space. */
    static boolean form(String s) {
        int equals = s.indexOf('=');
        if (equals <= 0 || equals > 256 || equals == s.length() - 1 || s.charAt(equals + 1) == '=') {
            return false;
        }
        for (int i = 0; i < equals; i++) {
            char c = s.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_-.[]%+$:@*".indexOf(c) < 0) {
                return false;
            }
        }
        if (equals >= TRACK && Chars.digits(s.substring(0, equals))) {
            return false; // a card's track
        }
        if (s.startsWith(":$", s.indexOf(':'))) {
            return false; // root:$6$rounds=… of /etc/shadow
        }
        String body = s.stripTrailing();
        if (equals + 1 >= body.length() || Chars.hasSpace(body) || body.contains("&&") || body.contains("||")) {
            return false;
        }
        return s.indexOf('&') > equals
                || (!program(body, equals)
                        && s.indexOf(';') < 0
                        && s.indexOf(',') < 0
                        && !(s.indexOf('+') > equals && longWord(body, equals + 1)));
    }

    /** Whether the only value is quoted, a placeholder or an expression, as programs and settings have it. */
    private static boolean program(String s, int equals) {
        if (equals + 1 >= s.length()) {
            return false; // no value at all
        }
        char first = s.charAt(equals + 1);
        int end = equals + 1;
        while (end < s.length() && s.charAt(end) != '(') {
            end++;
        }
        String value = s.substring(equals + 1);
        boolean label = Character.isUpperCase(first)
                && equals > value.length()
                && s.regionMatches(true, equals - value.length(), value, 0, value.length());
        return label
                || first == '"'
                || first == '\''
                || Expression.is(s.substring(0, equals), s.substring(equals + 1, end), end < s.length() ? '(' : ' ');
    }

    /** Whether the pluses are those of Base64 ({@code NAME=c2VjcmV0…+cw==}), since no words stand between them. */
    private static boolean longWord(String s, int from) {
        int start = from;
        for (int i = from; i <= s.length(); i++) {
            if (i == s.length() || s.charAt(i) == '+') {
                if (i - start >= 16) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
