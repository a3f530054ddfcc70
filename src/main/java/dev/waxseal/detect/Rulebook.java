package dev.waxseal.detect;

import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.Check;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.ValueScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All rules, read once.
 *
 * @param names what goes by names
 * @param recognizers what is recognised by itself
 * @param values finds it in a text
 * @param patterns what users wish to be recognised by itself
 * @param glance the first look at content, made of the two
 * @param dull names that were seen to say nothing
 */
record Rulebook(
        Names names, Recognizers recognizers, ValueScan values, UserPatterns patterns, Glance glance, DullNames dull) {

    /** The built-in rules, after those that a user added. */
    static Rulebook of(List<UserKind> added) {
        List<NameRule> rules = new ArrayList<>();
        for (UserKind kind : added) {
            rules.add(new NameRule(null, kind.id(), kind.severity(), Check.ANY, "", kind.names(), Set.of()));
        }
        Names names = new Names(rules);
        Recognizers recognizers = Recognizers.standard();
        ValueScan values = new ValueScan(recognizers);
        UserPatterns patterns = new UserPatterns(added);
        Glance glance = new Glance(names, rules, recognizers, values, patterns.literals());
        return new Rulebook(names, recognizers, values, patterns, glance, new DullNames(names, glance));
    }
}
