package dev.waxseal.detect;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first look at content: one pass over the bytes that decides whether anything deserves a second one. It may ask for
 * a second look in vain; what it lets pass, the second look would let pass as well.
 *
 * <p>Names are looked for by their beginnings; what stands around a hit is a whole name, and those that were once found
 * to say nothing are remembered, so that {@code author} costs a lookup and no memory.
 */
final class Glance implements Keywords.Hit {
    private static final int NAME = 1;
    private static final int VENDOR = 2;
    private static final int DIGITS = 4;
    private static final int MAIL = 8;
    private static final int PLUS = 16;
    private static final int CERTAIN = 32;
    private static final int ESCAPE = 64;
    private static final int ITALIAN = 128;
    private static final int PERCENT = 256;

    /** Enough of a name to be rare in other words. */
    private static final int STEM = 8;

    private static final int MAX_NAME = 64;

    /** The longest token of a vendor that is tried. */
    private static final int MAX_TOKEN = 1100;

    /** How far a number's groups reach to either side. */
    private static final int AROUND = 48;

    /** How many names are remembered, each in the one slot of its hash; 32 KB. */
    private static final int REMEMBERED = 4096;

    /** Longer than any wallet key's least, and the distance at which bytes are tried for being in so long a word. */
    private static final int LONG_WORD = 51;

    /** How far a row of words is followed to either side; 24 words of eight letters are shorter. */
    private static final int MAX_ROW = 256;

    /** What begins Base64 of JSON, XML and PEM, with the white space that printers put there. */
    private static final List<String> BASE64 = List.of("eyj", "ewog", "ewoj", "ew0k", "w3si", "pd94", "phnhb", "ls0tl");

    /** Names that are looked for within Base64 too, wherever in its groups of three they begin. */
    private static final List<String> WITHIN_BASE64 = List.of(
            "password",
            "passwd",
            "secret",
            "token",
            "api_key",
            "apiKey",
            "apikey",
            "card",
            "email",
            "phone",
            "account",
            "ssn\":",
            "iban",
            "cvv\":",
            "pwd=",
            "pwd\":",
            "pin\":",
            "otp\":",
            "birth",
            "street",
            "latitude");

    private final Names names;
    private final VendorTokens vendors;
    private final Keywords keywords = new Keywords();
    private final ValueScan values;

    /** Whether a user's pattern may match anywhere. */
    private final boolean everything;

    /** For each slot the hash of a name, and in its last byte the fewest characters of a value that would matter. */
    private final long[] remembered = new long[REMEMBERED];

    Glance(Names names, List<NameRule> rules, VendorTokens vendors, UserPatterns patterns) {
        this.names = names;
        this.values = new ValueScan(vendors);
        this.vendors = vendors;
        keywords.add(stems(rules), NAME);
        add(NAME, "authoriz", "cookie"); // the fields Authorization and Cookie, whose values have a syntax of their own
        keywords.add(prefixes(), VENDOR);
        add(
                DIGITS,
                "0000000000",
                "0000_0000",
                "0000+0000",
                "0000%000000",
                "0000%0d0000",
                "000_00_0000",
                "000_000_000",
                "00_00_00_000",
                "000000_000",
                "000000a000",
                "000000h",
                "000000m");
        add(
                ITALIAN, "00a00", "00b00", "00c00", "00d00", "00e00", "00h00", "00l00", "00m00", "00p00", "00r00",
                "00s00", "00t00");
        for (char check : NationalIds.DNI_LETTERS.toLowerCase(Locale.ROOT).toCharArray()) {
            add(ITALIAN, "00000000" + check);
        }
        for (String country : Iban.countries()) {
            add(ITALIAN, country.toLowerCase(Locale.ROOT) + "00");
        }
        add(MAIL, "@");
        add(PLUS, "+0");
        add(
                CERTAIN,
                "$0a$",
                "$0b$",
                "$0y$",
                "$0$",
                "$argon0",
                "%000a%00",
                "%000b%00",
                "%000y%00",
                "%000%00",
                "%00argon",
                "$scrypt$",
                "$pbkdf0",
                "$apr0$",
                "$y$",
                "$sha0$",
                "$p$",
                "$h$",
                "$s$",
                "pbkdf0_sha",
                "{ssha",
                "{bcrypt}",
                "{crypt}",
                "otpauth:",
                "%b000",
                "xprv",
                "yprv",
                "zprv",
                "tprv",
                "\"kty\"",
                "\"kty\\",
                "quot;kty",
                "%00kty%",
                "pw\":",
                "pw=",
                "pw:",
                "pw>",
                "pw\"",
                "pw\\",
                "curl_",
                "0_is_your_",
                "http__a_",
                "sshpass_",
                "redis_cli_",
                "mosquitto_",
                "ldapsearch_",
                "docker_login",
                "podman_login",
                "az_login",
                "keytool_",
                "securestring",
                "identified_by",
                "msh|",
                "location\":{\"type",
                "location\":_{\"type",
                "position\":{\"type",
                "position\":_{\"type",
                "geo\":{\"type",
                "geo\":_{\"type",
                "private_key",
                "private%00key",
                "private+key",
                "saml");
        add(ESCAPE, "\\u0", "\\ub", "\\uc", "\\ud", "&#0", "&#x");
        add(PERCENT, "%0", "%c", "%d", "%e");
        for (String prefix : BASE64) {
            add(CERTAIN, prefix);
        }
        keywords.add(base64(), CERTAIN);
        for (String literal : patterns.literals()) {
            byte[] bytes = literal.getBytes(StandardCharsets.ISO_8859_1);
            add(CERTAIN, plain(bytes, Math.min(bytes.length, STEM)).replace('-', '_'));
        }
        everything = patterns.everywhere();
        keywords.build();
    }

    private void add(int sort, String... words) {
        for (String word : words) {
            keywords.add(word.getBytes(StandardCharsets.ISO_8859_1), sort);
        }
    }

    private static Collection<byte[]> stems(List<NameRule> rules) {
        Set<String> stems = new HashSet<>();
        Set<String> phrases = new HashSet<>();
        for (NameRule rule : rules) {
            for (String name : rule.names()) {
                phrases.add(String.join(" ", Words.of(name)));
            }
        }
        for (NameRule rule : rules) {
            for (String name : rule.names()) {
                String plain = String.join(" ", Words.of(name));
                if (!endsWithAnother(plain, phrases)) {
                    stem(name, stems);
                    stem(plain, stems);
                    stem(plain.replace(" ", ""), stems);
                }
            }
        }
        List<byte[]> bytes = new ArrayList<>();
        for (String stem : stems) {
            bytes.add(stem.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes;
    }

    /** Whether the end of the name is a name itself ({@code shipping address}), so that its stem finds both. */
    private static boolean endsWithAnother(String phrase, Set<String> phrases) {
        for (int space = phrase.indexOf(' '); space > 0; space = phrase.indexOf(' ', space + 1)) {
            if (phrase.length() - space > 4 && phrases.contains(phrase.substring(space + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The first bytes of the name, in UTF-8 and in ISO 8859-1, one char each. */
    private static void stem(String name, Set<String> stems) {
        String spelled = name.toLowerCase(Locale.ROOT).replace(' ', '_');
        add(spelled.getBytes(StandardCharsets.UTF_8), stems);
        add(spelled.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8), stems);
        if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(spelled)) {
            add(spelled.getBytes(StandardCharsets.ISO_8859_1), stems);
        }
    }

    private static void add(byte[] spelled, Set<String> stems) {
        int n = Math.min(spelled.length, STEM);
        while (n > 0 && spelled[n - 1] == '_') {
            n--;
        }
        if (n >= 3) {
            stems.add(plain(spelled, n));
        }
    }

    private static String plain(byte[] bytes, int n) {
        StringBuilder plain = new StringBuilder(n);
        for (int i = 0; i < n; i++) {
            char c = (char) (bytes[i] & 0xff);
            plain.append(Chars.digit(c) ? '0' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return plain.toString();
    }

    private Collection<byte[]> prefixes() {
        Set<String> prefixes = new HashSet<>();
        for (String prefix : vendors.prefixes()) {
            byte[] bytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length >= 3) {
                prefixes.add(plain(bytes, Math.min(bytes.length, STEM)));
            } else {
                // two characters would be found everywhere; all such shapes go on with a hexadecimal digit
                for (char c : "0abcdef".toCharArray()) {
                    prefixes.add(plain(bytes, bytes.length) + c);
                }
            }
        }
        List<byte[]> all = new ArrayList<>();
        for (String prefix : prefixes) {
            all.add(prefix.getBytes(StandardCharsets.ISO_8859_1));
        }
        return all;
    }

    /** What a name becomes in Base64, whichever of three bytes it begins at; only the characters it alone decides. */
    private static Collection<byte[]> base64() {
        List<byte[]> all = new ArrayList<>();
        for (String name : WITHIN_BASE64) {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (String spelled : Set.of(name, capital, name.toUpperCase(Locale.ROOT))) {
                for (int before = 0; before < 3; before++) {
                    byte[] padded = (" ".repeat(before) + spelled).getBytes(StandardCharsets.ISO_8859_1);
                    String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
                    int first = (before * 8 + 5) / 6;
                    int last = padded.length * 8 / 6;
                    byte[] decided = encoded.substring(first, last).getBytes(StandardCharsets.ISO_8859_1);
                    if (decided.length >= 4) {
                        all.add(plain(decided, decided.length).getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return all;
    }

    /** How large the automaton is, for tests and benchmarks. */
    int states() {
        return keywords.states();
    }

    /** Whether the target and the fields that are not known to be harmless hold not even the beginning of a keyword's hit. */
    boolean clean(Head head) {
        if (head instanceof RequestHead request && deserves(request.target())) {
            return false;
        }
        return clean(head.fields());
    }

    boolean clean(Fields fields) {
        List<Field> list = fields.list();
        for (int i = 0; i < list.size(); i++) {
            Field field = list.get(i);
            if (!FieldsWalk.known(field.name()) && (deserves(field.name()) || deserves(field.value()))) {
                return false;
            }
        }
        return true;
    }

    private boolean deserves(String text) {
        return everything || text.length() >= LONG_WORD || keywords.search(text);
    }

    /** Whether these bytes deserve a second look. */
    boolean suspicious(byte[] bytes, int from, int to) {
        return everything || keywords.search(bytes, from, to, this) || longWord(bytes, from, to);
    }

    @Override
    public boolean hit(byte[] bytes, int from, int to, int at, int output) {
        return (output & CERTAIN) != 0
                || ((output & NAME) != 0 && name(bytes, from, to, at, output))
                || ((output & DIGITS) != 0 && digits(bytes, from, to, at))
                || ((output & VENDOR) != 0 && vendor(bytes, from, to, at, output))
                || ((output & MAIL) != 0 && mail(bytes, from, to, at))
                || ((output & PLUS) != 0 && plus(bytes, from, to, at))
                || ((output & ESCAPE) != 0 && escape(bytes, from, to, at))
                || ((output & PERCENT) != 0 && percent(bytes, from, to, at))
                || ((output & ITALIAN) != 0
                        && (italian(bytes, from, to, at) || spanish(bytes, from, to, at) || iban(bytes, from, to, at)));
    }

    private boolean italian(byte[] b, int from, int to, int at) {
        return at - 5 >= from && letter(b[at - 5]) && word(b, from, to, at) == 16 && slice(b, from, to, at);
    }

    /** Whether eight digits and a capital stand alone. */
    private boolean spanish(byte[] b, int from, int to, int at) {
        int begin = at - 8;
        return begin >= from
                && b[at] >= 'A'
                && b[at] <= 'Z'
                && (begin == from || !(letter(b[begin - 1]) || digit(b[begin - 1])))
                && (at + 1 >= to || !(letter(b[at + 1]) || digit(b[at + 1])))
                && slice(b, from, to, at);
    }

    /** Whether a country in capitals and two digits begin a word. */
    private boolean iban(byte[] b, int from, int to, int at) {
        int begin = at - 3;
        return begin >= from
                && b[begin] >= 'A'
                && b[begin] <= 'Z'
                && b[begin + 1] <= 'Z'
                && (begin == from || !(letter(b[begin - 1]) || digit(b[begin - 1])) || escaped(b, from, begin))
                && account(b, at + 1, to)
                && slice(b, from, to, at);
    }

    /** Whether what follows may be the rest of an account number, in one piece or in groups. */
    private static boolean account(byte[] b, int at, int to) {
        for (int i = at; i < at + 11; i++) {
            boolean part = i < to
                    && ((b[i] >= '0' && b[i] <= '9') || (b[i] >= 'A' && b[i] <= 'Z') || " -+%".indexOf(b[i]) >= 0);
            if (!part) {
                return false;
            }
        }
        return true;
    }

    /** Whether what stands before this is percent-encoded. */
    private static boolean escaped(byte[] b, int from, int begin) {
        return begin - 3 >= from && b[begin - 3] == '%';
    }

    private boolean name(byte[] b, int from, int to, int at, int output) {
        int length = Integer.numberOfTrailingZeros(output >>> Keywords.LENGTHS);
        int begin = at - length + 1;
        boolean inWord = begin > from && letter(b[begin - 1]) && !(b[begin] < 'a' && b[begin - 1] >= 'a');
        if (inWord
                && output >>> Keywords.LENGTHS == 1 << 3
                && (at + 1 >= to || letter(b[at + 1]))
                && !escaped(b, from, begin)) {
            return false; // three letters within a word; but userpwd and customerssn end as names do
        }
        boolean spaced = false;
        for (int i = begin; i <= at; i++) {
            spaced |= b[i] == ' ';
        }
        int start = nameStart(b, from, begin, spaced);
        int end = at + 1;
        int most = Math.min(to, end + MAX_NAME);
        while (end < most && (nameByte(b[end]) || (spaced && b[end] == ' '))) {
            end++;
        }
        while (spaced && b[end - 1] == ' ') {
            end--;
        }
        long hash = hash(b, start, end);
        int slot = (int) (hash >>> 8) & (REMEMBERED - 1);
        long known = remembered[slot];
        int least = (known ^ hash) >>> 8 == 0 ? (int) known & 0xff : remember(b, start, end, hash, slot);
        return least > 0 && (valued(b, end, to, least) || optional(b, from, start, end, to));
    }

    /** Whether this is an option of a command line, or stands in a {@code .netrc} file, so that a space parts name and value. */
    private static boolean optional(byte[] b, int from, int start, int end, int to) {
        if (end + 1 >= to || b[end] != ' ') {
            return false;
        }
        if (b[start] == '-' || b[end + 1] == '\'' || b[end + 1] == '"') {
            return true;
        }
        int least = Math.max(from, start - 2 * MAX_NAME);
        for (int i = start - 6; i >= least; i--) {
            if (b[i] == 'l'
                    && b[i + 1] == 'o'
                    && b[i + 2] == 'g'
                    && b[i + 3] == 'i'
                    && b[i + 4] == 'n'
                    && b[i + 5] == ' ') {
                return true;
            }
        }
        return false;
    }

    private static int nameStart(byte[] b, int from, int begin, boolean spaced) {
        int start = begin;
        int least = Math.max(from, begin - MAX_NAME);
        while (start > least && (nameByte(b[start - 1]) || (spaced && b[start - 1] == ' '))) {
            start--;
        }
        if (start > from && b[start - 1] == '%') {
            return Math.min(begin, start + 2);
        }
        if (start > from && b[start - 1] == '\\') {
            return Math.min(begin, start + (b[start] == 'u' ? 5 : 1));
        }
        return start;
    }

    /** The fewest characters that a value of this name must have to be anything, or 0 where the name says nothing. */
    private int remember(byte[] b, int start, int end, long hash, int slot) {
        String name = new String(b, start, end - start, StandardCharsets.UTF_8);
        int least = 0;
        Names.Match match = names.match(name);
        if (FieldsWalk.special(name)) {
            least = 6;
        } else if (match != null) {
            for (NameRule rule : match.rules()) {
                if (match.veto(rule) == null) {
                    int fewest = rule.check().least();
                    least = least == 0 ? fewest : Math.min(least, fewest);
                }
            }
        }
        remembered[slot] = (hash & ~0xffL) | least;
        return least;
    }

    /** Whether something that may be the value follows; prose goes on with a word, JSON may say null. */
    private static boolean valued(byte[] b, int nameEnd, int to, int least) {
        int i = nameEnd;
        boolean quoted = false;
        while (i < to && (b[i] == '"' || b[i] == '\'' || b[i] == '\\' || b[i] == ']')) {
            quoted = true;
            i++;
        }
        int spaces = i;
        while (i < to && b[i] == ' ') {
            i++;
        }
        if (i > spaces && i + 4 < to && (b[i] == 'i' || b[i] == 'e') && b[i + 1] == 's') {
            i += b[i + 2] == 't' ? 3 : 2;
            if (b[i] == ' ') {
                return coded(b, i + 1, to); // my password is …
            }
        }
        if (i >= to) {
            return false;
        }
        if (b[i] != ':' && b[i] != '=') {
            return quoted
                    || i == spaces
                    || digit(b[i])
                    || b[i] == ','
                    || b[i] == ';'
                    || b[i] == '|'
                    || b[i] == '<'
                    || b[i] == '}';
        }
        i++;
        while (i < to && (b[i] == ' ' || b[i] == '\\')) {
            i++;
        }
        if (i >= to) {
            return false;
        }
        if (b[i] == 'n' || b[i] == 't' || b[i] == 'f') {
            return !(starts(b, i, to, "null") || starts(b, i, to, "true") || starts(b, i, to, "false"));
        }
        if (b[i] == '"') {
            int end = i + 1;
            while (end < to && end - i <= least && b[end] != '"') {
                end++;
            }
            return end - i > least;
        }
        return true;
    }

    /** Whether a digit is in the word that begins here, or a sign or quote does. */
    private static boolean coded(byte[] b, int from, int to) {
        int most = Math.min(to, from + MAX_NAME);
        for (int i = from; i < most && b[i] > ' '; i++) {
            if (digit(b[i]) || b[i] == ':' || b[i] == '"' || b[i] == '\'') {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] b, int at, int to, String word) {
        if (at + word.length() >= to) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return " \t\r\n,;&<)}]'\"\\".indexOf(b[at + word.length()]) >= 0;
    }

    /** FNV-1a over eight-bit steps, mixed once; never zero where it is compared. */
    private static long hash(byte[] b, int from, int to) {
        long h = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            h = (h ^ b[i]) * 0x100000001b3L;
        }
        h ^= h >>> 29;
        return h | 1L << 63;
    }

    private boolean vendor(byte[] b, int from, int to, int at, int output) {
        for (int lengths = output >>> Keywords.LENGTHS; lengths != 0; lengths &= lengths - 1) {
            int begin = at - Integer.numberOfTrailingZeros(lengths) + 1;
            if (begin >= from
                    && (begin == from
                            || (!letter(b[begin - 1]) && !digit(b[begin - 1]))
                            || (begin - 2 >= from && b[begin - 2] < ' ' && b[begin - 2] >= 0)
                            || escaped(b, from, begin))) {
                String s = vendors.begins(b, begin, to) ? token(b, begin, to) : "";
                if (vendors.match(s, 0) != null) {
                    return true;
                }
                String decoded = percent(b, begin, to) ? token(b, begin, to) : "";
                if (vendors.match(FormWalk.decode(decoded, 0, decoded.length()), 0) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String token(byte[] b, int begin, int to) {
        return new String(b, begin, Math.min(to - begin, MAX_TOKEN), StandardCharsets.ISO_8859_1);
    }

    /** Whether an escape follows within what a vendor's literals may be long. */
    private static boolean percent(byte[] b, int begin, int to) {
        int most = Math.min(to, begin + AROUND);
        for (int i = begin; i < most && b[i] > ' ' && b[i] != '"' && b[i] != '&'; i++) {
            if (b[i] == '%') {
                return true;
            }
        }
        return false;
    }

    private boolean digits(byte[] b, int from, int to, int at) {
        if (at - 10 >= from
                && digit(b[at - 10])
                && digit(b[at - 3])
                && digit(b[at - 4])
                && digit(b[at - 5])
                && digit(b[at - 6])) {
            return false; // the middle of a long run, which was looked at when it was ten digits long
        }
        int start = at;
        while (start > from && at - start <= 10 && digit(b[start - 1])) {
            start--;
        }
        if (at - start > 9 || decimals(b, from, start)) {
            return false; // seen when the run was ten digits long; or the decimals of a number
        }
        int end = at + 1;
        while (end < to && end - start < 40 && digit(b[end])) {
            end++;
        }
        int n = end - start;
        if (n < 10) {
            return slice(b, from, to, at);
        }
        if (start > from && letter(b[start - 1])) {
            int word = word(b, from, to, at);
            return word >= 15 && word <= 34 && slice(b, from, to, at);
        }
        boolean luhn = n >= 13 && n <= 16 && luhn(b, start, end);
        return (luhn || n == 15 || n == 17 || n == 18 || seams(b, from, to, start, end)) && slice(b, from, to, at);
    }

    /** Whether what begins here are the decimals of a number, not the last group of {@code 529.982.247-25}. */
    private static boolean decimals(byte[] b, int from, int start) {
        if (start - 2 < from || b[start - 1] != '.' || !digit(b[start - 2])) {
            return false;
        }
        int i = start - 2;
        while (i > from && start - i < 5 && digit(b[i - 1])) {
            i--;
        }
        return i == from || b[i - 1] != '.';
    }

    /** Whether the run of digits is one of several groups. */
    private static boolean seams(byte[] b, int from, int to, int start, int end) {
        boolean before = start - 2 >= from && (b[start - 1] == ' ' || b[start - 1] == '-') && digit(b[start - 2]);
        return before || (end + 1 < to && (b[end] == ' ' || b[end] == '-') && digit(b[end + 1]));
    }

    private static boolean luhn(byte[] b, int start, int end) {
        int sum = 0;
        for (int i = end - 1, place = 0; i >= start; i--, place++) {
            int d = b[i] - '0';
            sum += (place & 1) == 0 ? d : d < 5 ? 2 * d : 2 * d - 9;
        }
        return sum % 10 == 0;
    }

    /** The length of the word of letters and digits around this place, as far as it matters. */
    private static int word(byte[] b, int from, int to, int at) {
        int start = at;
        while (start > from && at - start < 40 && (letter(b[start - 1]) || digit(b[start - 1]))) {
            start--;
        }
        int end = at + 1;
        while (end < to && end - at < 40 && (letter(b[end]) || digit(b[end]))) {
            end++;
        }
        return end - start;
    }

    /** Asks the second look about the neighbourhood. */
    private boolean slice(byte[] b, int from, int to, int at) {
        int start = Math.max(from, at - AROUND);
        int end = Math.min(to, at + AROUND);
        String s = new String(b, start, end - start, StandardCharsets.ISO_8859_1);
        return values.any(s)
                || ((s.indexOf('+') >= 0 || s.indexOf('%') >= 0) && values.any(FormWalk.decode(s, 0, s.length())));
    }

    private static boolean mail(byte[] b, int from, int to, int at) {
        if (at == from
                || at + 1 >= to
                || b[at - 1] <= ' '
                || b[at - 1] == '"'
                || !(letter(b[at + 1]) || digit(b[at + 1]) || b[at + 1] < 0 || b[at + 1] == '[')) {
            return false;
        }
        for (int i = at + 1; i < to && i - at < 255 && b[i] > ' ' && b[i] != '"'; i++) {
            if (b[i] == '.' || b[i] == ':' || b[i] == '/') {
                return true;
            }
        }
        // user information needs no dot in the host
        for (int i = at - 1; i > from + 1 && at - i < 255 && b[i] > ' ' && b[i] != '"'; i--) {
            if (b[i] == '/' && b[i - 1] == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean plus(byte[] b, int from, int to, int at) {
        int digits = 0;
        if (b[at] == '0' || (at - 2 >= from && (letter(b[at - 2]) || digit(b[at - 2])))) {
            return false;
        }
        for (int i = at;
                i < to
                        && i - at < 24
                        && (digit(b[i]) || b[i] == ' ' || b[i] == '-' || b[i] == '(' || b[i] == ')' || b[i] == '.');
                i++) {
            digits += digit(b[i]) ? 1 : 0;
        }
        return digits >= 8;
    }

    /**
     * Whether a letter, a digit or an {@code @} is written as an escape of JSON or XML, which no one does without a reason;
     * or a letter beyond ASCII in what is a name.
     */
    private static boolean escape(byte[] b, int from, int to, int at) {
        boolean json = b[at - 1] == 'u' || b[at - 1] == 'U';
        boolean hex = (b[at] | 32) == 'x';
        int i = hex ? at + 1 : at;
        int most = Math.min(to, i + 5 - (json ? 1 : 0));
        int radix = json || hex ? 16 : 10;
        int code = 0;
        for (; i < most && Character.digit(b[i], radix) >= 0; i++) {
            code = code * radix + Character.digit(b[i], radix);
        }
        if (code < 128) {
            return Chars.word((char) code) || code == '@';
        }
        boolean within = json && at - 8 >= from && b[at - 8] == '\\' && b[at - 7] == 'u'; // the first one was asked
        return !within && named(b, to, i);
    }

    /**
     * Whether a letter, a digit or an {@code @} is percent-encoded; what stands between the groups of a number; the plus
     * before one; or a letter beyond ASCII in what is a name.
     */
    private static boolean percent(byte[] b, int from, int to, int at) {
        int high = Character.digit(b[at], 16);
        int low = at + 1 < to ? Character.digit(b[at + 1], 16) : -1;
        if (low < 0) {
            return false;
        }
        int code = high * 16 + low;
        boolean digitAfter = at + 2 < to && digit(b[at + 2]);
        return switch (code) {
            case '+' -> digitAfter;
            case ' ', '-', '.' -> digitAfter && at - 2 >= from && digit(b[at - 2]);
            case '@' -> true;
            default -> code < 128 ? Chars.word((char) code) : named(b, to, at + 2);
        };
    }

    /** Whether the word that goes on here, with whatever escapes, ends as a name does. */
    private static boolean named(byte[] b, int to, int at) {
        int most = Math.min(to, at + 2 * MAX_NAME);
        int i = at;
        while (i < most
                && (nameByte(b[i]) || b[i] == '%' || b[i] == '\\' || b[i] == ';' || b[i] == '&' || b[i] == '#')) {
            i++;
        }
        while (i < most && (b[i] == '"' || b[i] == '\'' || b[i] == ' ' || b[i] == '\\')) {
            i++;
        }
        return i < most && (b[i] == ':' || b[i] == '=' || b[i] == '>');
    }

    /** A word so long that it may be a wallet's key, or a row of words; tried at distances at which none can hide. */
    private boolean longWord(byte[] b, int from, int to) {
        int known = from;
        for (int i = from + LONG_WORD / 2; i < to; i += LONG_WORD - 4) {
            int at = b[i] == ' ' && i + 1 < to ? i + 1 : i;
            if (letter(b[at]) || digit(b[at])) {
                int start = at;
                while (start > from && at - start < 128 && (letter(b[start - 1]) || digit(b[start - 1]))) {
                    start--;
                }
                int end = at + 1;
                while (end < to && end - at < 128 && (letter(b[end]) || digit(b[end]))) {
                    end++;
                }
                int n = end - start;
                // the first character may be the length of what follows, as binary formats have it
                boolean announced = start > from && b[start - 1] < ' ' && b[start - 1] >= 0;
                if (wallet(b, start, end) || (announced && wallet(b, start + 1, end))) {
                    return true;
                }
                if (n >= 3 && n <= 8 && at >= known) {
                    known = row(b, from, to, start);
                    if (known < 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean wallet(byte[] b, int start, int end) {
        int n = end - start;
        return (n == LONG_WORD || n == LONG_WORD + 1)
                && HexKey.base58(new String(b, start, n, StandardCharsets.ISO_8859_1));
    }

    /** Where the row of small words ends that this word is part of, or -1 where a seed phrase is among them. */
    private static int row(byte[] b, int from, int to, int word) {
        int start = word;
        int least = Math.max(from, word - MAX_ROW);
        while (start - 1 > least && b[start - 1] == ' ') {
            int end = start - 1;
            int w = end;
            while (w > least && end - w <= 8 && b[w - 1] >= 'a' && b[w - 1] <= 'z') {
                w--;
            }
            if (end - w < 3 || end - w > 8 || (w > from && (letter(b[w - 1]) || digit(b[w - 1])))) {
                break;
            }
            start = w;
        }
        int most = Math.min(to, word + MAX_ROW);
        int end = start;
        int i = start;
        while (i < most) {
            int w = i;
            while (i < most && i - w <= 8 && b[i] >= 'a' && b[i] <= 'z') {
                i++;
            }
            if (i - w < 3 || i - w > 8 || (i < to && (letter(b[i]) || digit(b[i])))) {
                break;
            }
            end = i;
            if (i >= most || b[i] != ' ') {
                break;
            }
            i++;
        }
        boolean seed = end - start >= Mnemonic.LEAST
                && Mnemonic.alone(new String(b, start, end - start, StandardCharsets.ISO_8859_1), 0, end - start) > 0;
        return seed ? -1 : end;
    }

    private static boolean nameByte(byte b) {
        return letter(b) || digit(b) || b == '_' || b == '-' || b == '.' || b == '[' || b == '$' || b < 0;
    }

    private static boolean letter(byte b) {
        return (b | 32) >= 'a' && (b | 32) <= 'z';
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
