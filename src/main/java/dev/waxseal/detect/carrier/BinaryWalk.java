package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/**
 * Reads bytes that are no text, given as one character each. Formats that name their values are read as such; of others
 * only what stands in runs of readable characters, and names only where a length says where name and value end. In files
 * that are known to be compressed or coded nothing is named, and only what proves itself is a value.
 */
public final class BinaryWalk {

    /** So many readable characters in a row do not come about by chance. */
    private static final int TEXT = 64;

    /** A token that proves itself is at least so long. */
    private static final int TOKEN = 24;

    /** The most bytes between a name and its value: a type and a length of four. */
    private static final int GAP = 6;

    private static final int MAX_NAME = 40;

    /** A file that begins as known ones do has a control character within so many. */
    private static final int LINE = 256;

    /** How files begin that hold no text, or none of whoever sends them. */
    private static final String[] MAGIC = {
        "\u00ff\u00d8\u00ff",
        "\u0089PNG",
        "GIF8",
        "%PDF",
        "PK\u0003\u0004",
        "PK\u0005\u0006",
        "\u001f\u008b",
        "BZh",
        "\u00fd7zXZ",
        "7z\u00bc\u00af",
        "Rar!",
        "(\u00b5/\u00fd",
        "\u0004\"M\u0018",
        "\u00ca\u00fe\u00ba\u00be",
        "\u007fELF",
        "MZ",
        "\0asm",
        "dex\n",
        "wOFF",
        "wOF2",
        "\0\1\0\0",
        "OTTO",
        "true",
        "ttcf",
        "RIFF",
        "OggS",
        "fLaC",
        "ID3",
        "\u00ff\u00fb",
        "\u001aE\u00df\u00a3",
        "II*\0",
        "MM\0*",
        "BM",
        "\0\0\1\0",
        "8BPS",
        "\u00d0\u00cf\u0011\u00e0",
        "SQLite format",
        "!<arch>",
        "\u00ed\u00ab\u00ee\u00db",
        "\u00cf\u00fa\u00ed\u00fe",
        "\u00fe\u00ed\u00fa",
        "Obj\1",
        "PAR1",
        "ORC",
        "\0\0\0\u000cjP",
        "\u00de\u0012\u0004\u0095",
        "\u00fe\u00ed\u00fe\u00ed",
        "MThd",
        "FWS",
        "CWS",
        "glTF",
        "VCO\0"
    };

    private BinaryWalk() {}

    /** Whether a text of one character per byte is none: a known beginning, or many control characters near it. */
    public static boolean is(String s) {
        if (coded(s)) {
            return true;
        }
        int most = Math.min(s.length(), 512);
        int control = 0;
        for (int i = 0; i < most; i++) {
            char c = s.charAt(i);
            control += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x0b ? 1 : 0;
        }
        return control * 50 > most || (names(s) && packed(s, "", Scope.root()));
    }

    /** Whether it may be of a format that names its values with hardly a control character between. */
    private static boolean names(String s) {
        char first = s.isEmpty() ? ' ' : s.charAt(0);
        return (first > 0x80 && first <= 0xdf) || Smile.begins(s);
    }

    /** Adds what the bytes hold, which are whole or begin as the whole does. */
    public static void walk(String s, String path, Scope scope, Documents documents) {
        if (!coded(s)) {
            if (!packed(s, path, scope)) {
                runs(s, path, scope, documents);
            }
        } else {
            proofs(s, path, scope);
        }
    }

    /** Whether it is MessagePack, CBOR, BSON, Smile or javabin; adds what it holds. */
    public static boolean packed(String s, String path, Scope scope) {
        if (s.length() < 4) {
            return false;
        }
        int b = s.charAt(0);
        return (MessagePack.begins(b) && read(new MessagePack(s), path, scope))
                || (Cbor.begins(b) && read(new Cbor(s), path, scope))
                || (Bson.begins(s) && read(new Bson(s), path, scope))
                || (Smile.begins(s) && read(new Smile(s), path, scope))
                || (Javabin.begins(s) && read(new Javabin(s), path, scope));
    }

    /** Which of the formats this is, or begins as, that name what they hold; or bytes of another sort. */
    static Carrier carrier(String s) {
        Scope trial = Scope.root();
        if (coded(s) || s.length() < 4) {
            return Carrier.BINARY;
        } else if (MessagePack.begins(s.charAt(0)) && begins(new MessagePack(s), trial)) {
            return Carrier.MESSAGE_PACK;
        }
        return Cbor.begins(s.charAt(0)) && begins(new Cbor(s), trial) ? Carrier.CBOR : Carrier.BINARY;
    }

    private static boolean begins(PackedReader reader, Scope trial) {
        return reader.read(trial, "") || reader.tooDeep();
    }

    /** Whether content that begins so is in a format that names what it holds, as far as such a format is followed. */
    public static boolean named(String s) {
        return carrier(s).sort() != Carrier.Sort.BINARY;
    }

    private static boolean read(PackedReader reader, String path, Scope scope) {
        Scope trial = Scope.root();
        if (!reader.read(trial, path + ":$")) {
            if (reader.tooDeep()) {
                scope.beyond =
                        new Scope.Beyond(path, "names below " + PackedReader.MAX_DEPTH + " others in a binary format");
            }
            return false;
        }
        scope.children.addAll(trial.children);
        return true;
    }

    /** Whether it begins as files do that hold no text, and as no text begins. */
    private static boolean coded(String s) {
        for (String magic : MAGIC) {
            if (s.startsWith(magic)) {
                return runEnd(magic, 0) < magic.length() || control(s);
            }
        }
        return s.startsWith("ftyp", 4)
                || s.startsWith("moov", 4)
                || s.startsWith("\r\r\n", 1) // compiled Python
                || s.startsWith("ustar", 257);
    }

    /** Whether a control character stands near the beginning, so that it is no text that begins like a file. */
    private static boolean control(String s) {
        int most = Math.min(s.length(), LINE);
        for (int i = 0; i < most; i++) {
            if (s.charAt(i) < ' ' && !readable(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Long runs are read as documents, short ones as names and values where lengths part them. */
    private static void runs(String s, String path, Scope scope, Documents documents) {
        int nameFrom = 0;
        int nameTo = 0;
        for (int i = 0; i < s.length(); ) {
            int end = runEnd(s, i);
            if (end - i < 2 || s.substring(i, end).isBlank()) {
                i = Math.max(end, i + 1); // lengths and types that happen to be white space
                continue;
            }
            int from = begin(s, i, end);
            int next = end;
            int parted = parted(s, from, end);
            if (parted < 0 && from == i && parted(s, i + 1, end) > 0) {
                from = i + 1; // the length of the name is a readable character as well
                parted = parted(s, from, end);
            }
            if (parted > 0) {
                scope.child("").add(path, s.substring(from, parted), s.substring(parted + 1, end));
                i = next;
                continue;
            }
            end = told(s, from, end);
            boolean told = announced(s, from, end);
            if (told && nameTo > nameFrom && from - nameTo <= GAP) {
                scope.child("").add(path, s.substring(nameFrom, nameTo), s.substring(from, end));
            } else if (end - from >= TEXT) {
                documents.walk(s.substring(from, end), "", Place.fixed(path), path, scope.child(""));
            } else if (told && end - from >= 6) {
                scope.child("").add(path, "", s.substring(from, end));
            } else if (end - from >= TOKEN) {
                scope.child("").add(path, Datum.PROOF, s.substring(from, end));
            }
            boolean name = told && name(s, from, end);
            nameFrom = name ? from : 0;
            nameTo = name ? end : 0;
            i = next;
        }
    }

    /** Only what proves itself. */
    private static void proofs(String s, String path, Scope scope) {
        for (int i = 0; i < s.length(); ) {
            int end = runEnd(s, i);
            if (end - i >= TOKEN) {
                scope.child("").add(path, Datum.PROOF, s.substring(i, end));
            }
            i = Math.max(end, i + 1);
        }
    }

    private static int runEnd(String s, int from) {
        int i = from;
        while (i < s.length() && readable(s.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean readable(char c) {
        return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t';
    }

    /** The run without its own length, where that is a readable character itself. */
    private static int begin(String s, int from, int end) {
        int rest = end - from - 1;
        int length = s.charAt(from);
        return lengthOf((char) length, rest) || (length >= 4 && length < rest && rest - length <= 2) ? from + 1 : from;
    }

    /** Where the run ends by the length before it, when what follows there is but a type or two. */
    private static int told(String s, int from, int end) {
        int n = from > 0 ? s.charAt(from - 1) : 0;
        return n >= 2 && n < end - from && end - from - n <= 2 ? from + n : end;
    }

    /** Where the name ends that the length before it tells, if the rest of the run is a length and a value; or -1. */
    private static int parted(String s, int from, int end) {
        int n = from > 0 ? s.charAt(from - 1) : 0;
        for (int length : new int[] {n, n / 2}) {
            int at = from + length;
            if (length >= 2 && at + 2 < end && lengthOf(s.charAt(at), end - at - 1) && name(s, from, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean announced(String s, int from, int end) {
        return from > 0 && lengthOf(s.charAt(from - 1), end - from);
    }

    /** As it is, with a terminator, doubled (Avro), or with the type in its upper bits (MessagePack, CBOR, Smile). */
    private static boolean lengthOf(char c, int n) {
        return n > 0
                && (c == n
                        || c == n + 1
                        || c == 2 * n
                        || (n < 32 && (c == (0xa0 | n) || c == (0x60 | n)))
                        || (n <= 32 && (c == 0x40 + n - 1 || c == 0x80 + n - 1))
                        || (n > 32 && n <= 64 && c == 0x60 + n - 33));
    }

    private static boolean name(String s, int from, int end) {
        if (end - from > MAX_NAME || !Chars.letter(s.charAt(from))) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (!Chars.word(s.charAt(i)) && "_-.".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
