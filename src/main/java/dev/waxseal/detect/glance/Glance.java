package dev.waxseal.detect.glance;

import dev.waxseal.detect.name.HarmlessFields;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.value.Recognizer;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.SeedPhrases;
import dev.waxseal.detect.value.ValueScan;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first look at content: one pass over the bytes that decides whether anything deserves a second one. It may ask for
 * a second look in vain; what it lets pass, the second look would let pass as well.
 */
public final class Glance {

    /** How often what was encoded may have been encoded again. */
    private static final int DEPTHS = 4;

    /** Whatever no keyword gives away. */
    private final Recognizer[] strewn;

    /** For what stands there plainly, and for what was encoded once, twice, …: one table, asking others about escapes. */
    private final Keywords[] keywords = new Keywords[DEPTHS];

    /** For values that say by themselves what they are, and for nothing else. */
    private final Keywords values;

    /** Whether a user's pattern may match anywhere, or too many names are looked for. */
    private final boolean everything;

    /**
     * @param added the rules that a user added to those that are shipped
     * @param literals what values that match a user's patterns begin with, each; empty where that may be anything
     */
    public Glance(Names names, List<NameRule> added, Recognizers recognizers, ValueScan values, List<String> literals) {
        this.strewn = strewn(recognizers);
        PreparedPart made = Prepared.part(Prepared.CLUES);
        try (PreparedPart prepared = made == null ? PreparedPart.of(prepare(names, recognizers, values)) : made) {
            this.keywords[0] = new Clues(names, recognizers, values, this).keywords(prepared, added, literals);
        }
        this.values = keywords[0].ofValues();
        for (int depth = 1; depth < DEPTHS; depth++) {
            this.keywords[depth] = this.keywords[depth - 1].within();
        }
        this.everything = literals.contains("") || keywords[0].full();
    }

    /** The keywords of the rules and of the recognisers that are shipped, as a part of what is prepared. */
    public static byte[] prepare(Recognizers recognizers) {
        Names names = new Names(List.of());
        ValueScan values = new ValueScan(recognizers);
        return new Glance(names, List.of(), recognizers, values, List.of()).prepare(names, recognizers, values);
    }

    private byte[] prepare(Names names, Recognizers recognizers, ValueScan values) {
        return new Clues(names, recognizers, values, this).prepare(RuleFile.all());
    }

    private static Recognizer[] strewn(Recognizers recognizers) {
        List<Recognizer> strewn = new ArrayList<>();
        for (int i = 0; i < recognizers.size(); i++) {
            if (recognizers.get(i).strewn()) {
                strewn.add(recognizers.get(i));
            }
        }
        return strewn.toArray(new Recognizer[0]);
    }

    /** How large the automaton is, for tests and benchmarks. */
    int states() {
        return keywords[0].states();
    }

    /** Whether neither the target nor a field that is not known to be harmless deserves a second look. */
    public boolean clean(Head head) {
        if (head instanceof RequestHead request && suspicious("", request.target())) {
            return false;
        }
        return clean(head.fields());
    }

    public boolean clean(Fields fields) {
        List<Field> list = fields.list();
        for (int i = 0; i < list.size(); i++) {
            Field field = list.get(i);
            if (!HarmlessFields.has(field.name()) && suspicious(field.name(), field.value())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value deserves a second look by itself, whatever it is called. */
    public boolean suspicious(String value) {
        return suspicious("", value);
    }

    /** Most texts are short and have no clue in them; only of the others a line of bytes is made. */
    private boolean suspicious(String name, String value) {
        if (everything) {
            return true;
        }
        if (value.length() < SeedPhrases.LEAST && !keywords[0].in(name, value)) {
            return false;
        }
        String text = name.isEmpty() ? value : name + ": " + value;
        byte[] line = bytes(text);
        return suspicious(line, 0, line.length);
    }

    private static byte[] bytes(String text) {
        return Bytes.latin(text) ? Bytes.of(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether {@link ValueScan} may find anything in a text, which it reads far slower than this. */
    public boolean mayHold(String text) {
        byte[] bytes = bytes(text);
        return everything || values.search(bytes, 0, bytes.length) || strewn(bytes, 0, bytes.length);
    }

    /** Whether these bytes deserve a second look. */
    public boolean suspicious(byte[] bytes, int from, int to) {
        return everything || plainly(0, bytes, from, to) || Base64Runs.suspicious(bytes, from, to, this);
    }

    /** Whether what is encoded as Base64 in these bytes deserves a second look. */
    public boolean encoded(byte[] bytes, int from, int to) {
        return Base64Runs.suspicious(bytes, from, to, this);
    }

    /** Whether what was encoded deserves it; it does as well when something in it is encoded as Base64. */
    boolean within(byte[] text, int length, int depth) {
        return plainly(depth, text, 0, length) || Base64Runs.any(text, 0, length);
    }

    private boolean plainly(int depth, byte[] bytes, int from, int to) {
        return keywords[depth].search(bytes, from, to) || strewn(bytes, from, to);
    }

    private boolean strewn(byte[] bytes, int from, int to) {
        for (Recognizer recognizer : strewn) {
            if (recognizer.glimpsed(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
