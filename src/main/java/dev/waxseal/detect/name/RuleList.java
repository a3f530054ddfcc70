package dev.waxseal.detect.name;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Lines;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.text.Preparing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shipped rules that go by names, in the order in which they are asked; each is made when it is first asked for. */
final class RuleList extends AbstractList<NameRule> implements RandomAccess {

    /** The lines of a rule's text. */
    private static final int ID = 0;

    private static final int CHECK = 1;
    private static final int ARGUMENT = 2;
    private static final int NAMES = 3;
    private static final int VETOES = 4;

    private final ByteBuffer texts;

    /** Where the text of each begins. */
    private final int[] offsets;

    /** Whoever makes one a second time makes the same. */
    private final @Nullable NameRule[] made;

    RuleList(PreparedPart prepared) {
        this.offsets = prepared.ints();
        this.texts = ByteBuffer.wrap(prepared.bytes());
        this.made = new NameRule[offsets.length];
    }

    static byte[] prepare(List<NameRule> rules) {
        Preparing texts = new Preparing();
        int[] offsets = new int[rules.size()];
        for (int i = 0; i < offsets.length; i++) {
            NameRule rule = rules.get(i);
            offsets[i] = texts.made().length;
            texts.lines(List.of(
                    rule.id(),
                    rule.check().name(),
                    rule.argument(),
                    String.join(Lines.COMMA, rule.names()),
                    String.join(Lines.COMMA, rule.vetoes())));
        }
        Preparing all = new Preparing();
        all.ints(offsets);
        all.bytes(texts.made());
        return all.made();
    }

    @Override
    public NameRule get(int i) {
        NameRule rule = made[i];
        if (rule == null) {
            rule = read(i);
            made[i] = rule;
        }
        return rule;
    }

    private NameRule read(int i) {
        int at = offsets[i];
        String text = new String(texts.array(), at + Integer.BYTES, texts.getInt(at), StandardCharsets.UTF_8);
        List<String> lines = Lines.split(text);
        Kind kind = Objects.requireNonNull(Kind.of(lines.get(ID)));
        String vetoes = lines.get(VETOES);
        return new NameRule(
                kind,
                kind.id(),
                kind.severity(),
                Check.valueOf(lines.get(CHECK)),
                lines.get(ARGUMENT),
                Lines.listed(lines.get(NAMES), 0),
                vetoes.isEmpty() ? Set.of() : new HashSet<>(Lines.listed(vetoes, 0)));
    }

    @Override
    public int size() {
        return made.length;
    }
}
