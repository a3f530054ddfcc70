package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides about a name that is only the beginning of one: what lies in it has the rest of it for its name, as in
 * {@code {"api":{"key":"…"}}} or {@code <license><number>}.
 */
final class PartClue extends Clue {

    /** How far into an object the rest of the name is looked for; what is longer deserves a second look whatever it is. */
    private static final int REACH = 4096;

    private static final int MAX_NAME = 24;

    /** How JSON goes on behind the name of what others lie in. */
    private static final String[] OPENS = {"\":{", "\":_{", "\"_:_{", "\":[", "\":_[", "\"_:_["};

    /** What opens and closes objects and names. */
    private static final boolean[] SIGNS = new boolean[256];

    static {
        for (byte sign : Bytes.of("{}[]\"'<")) {
            SIGNS[sign] = true;
        }
    }

    /** The rests that each last word of a beginning may have. */
    private final Map<String, List<byte[]>> rests = new HashMap<>();

    /** {@code license} and {@code number}. */
    void add(String word, String rest) {
        List<byte[]> known = rests.get(word);
        if (known == null) {
            known = new ArrayList<>(2);
            rests.put(word, known);
        }
        byte[] bytes = Bytes.of(rest);
        for (byte[] other : known) {
            if (Arrays.equals(other, bytes)) {
                return;
            }
        }
        known.add(bytes);
    }

    static String[] opens() {
        return OPENS.clone();
    }

    /** All that was added, a word and its rests with a tab between in each line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<byte[]>> each : new TreeMap<>(rests).entrySet()) {
            StringBuilder line = new StringBuilder(each.getKey());
            for (byte[] rest : each.getValue()) {
                line.append('\t').append(Bytes.latin(rest, 0, rest.length));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Adds what {@link #lines} told of. */
    void read(String lines) {
        for (String line : Lines.split(lines)) {
            int tab = line.indexOf('\t');
            String word = line.substring(0, tab);
            while (tab >= 0) {
                int next = line.indexOf('\t', tab + 1);
                add(word, line.substring(tab + 1, next < 0 ? line.length() : next));
                tab = next;
            }
        }
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int end = at;
        while (end > from && !Bytes.letter(b[end - 1])) {
            end--;
        }
        int start = end;
        while (start > from && end - start < MAX_NAME && Bytes.letter(b[start - 1])) {
            start--;
        }
        for (int word = start; word < end - 1; word++) { // driverLicense
            boolean begins = word == start || (Bytes.capital(b[word]) && !Bytes.capital(b[word - 1]));
            List<byte[]> known = begins ? rests.get(Bytes.latin(b, word, end).toLowerCase(Locale.ROOT)) : null;
            if (known != null && lies(b, at + 1, to, known)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these is a name in what begins here. */
    private static boolean lies(byte[] b, int from, int to, List<byte[]> rests) {
        int most = Math.min(to, from + REACH);
        int depth = 0;
        int first = 0; // a bit for each letter that one of them begins with
        for (byte[] rest : rests) {
            first |= 1 << rest[0];
        }
        for (int i = from; i < most && depth >= 0; i++) {
            if (SIGNS[b[i] & 0xff]) {
                int nesting = nesting(b[i]);
                depth += nesting;
                boolean may = nesting == 0 && i + 1 < most && (first & 1 << b[i + 1]) != 0;
                for (int rest = 0; may && rest < rests.size(); rest++) {
                    if (name(b, i + 1, most, rests.get(rest))) {
                        return true;
                    }
                }
            }
        }
        return most < to && depth >= 0;
    }

    private static int nesting(byte sign) {
        return sign == '{' || sign == '[' ? 1 : sign == '}' || sign == ']' ? -1 : 0;
    }

    private static boolean name(byte[] b, int from, int to, byte[] name) {
        int end = from + name.length;
        if (end >= to || !(b[end] == '"' || b[end] == '>' || b[end] == '\\' || b[end] == '\'' || b[end] == ' ')) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((b[from + i] | 32) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
