package dev.waxseal.detect;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import java.util.List;

/**
 * The first look at content: one pass over the bytes that decides whether anything deserves a second one. It may ask for
 * a second look in vain; what it lets pass, the second look would let pass as well.
 */
final class Glance {

    private final Keywords keywords;

    /** Whether a user's pattern may match anywhere, or too many names are looked for. */
    private final boolean everything;

    Glance(Names names, List<NameRule> rules, VendorTokens vendors, UserPatterns patterns) {
        this.keywords = new Clues(names, vendors).keywords(rules, patterns);
        this.everything = patterns.everywhere() || keywords.full();
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
            if (!HarmlessFields.has(field.name()) && (deserves(field.name()) || deserves(field.value()))) {
                return false;
            }
        }
        return true;
    }

    private boolean deserves(String text) {
        return everything || LongWords.fits(text) || keywords.search(text);
    }

    /** Whether these bytes deserve a second look. */
    boolean suspicious(byte[] bytes, int from, int to) {
        return everything
                || keywords.search(bytes, from, to)
                || LongWords.wallet(bytes, from, to)
                || WordRows.seed(bytes, from, to)
                || Base64Runs.text(bytes, from, to);
    }
}
