package dev.waxseal.detect.name;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.value.NationalIds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule that goes by what a value is called; a block of a {@code .rules} file.
 *
 * @param kind the kind of what is called so, or null for a user-defined one
 * @param id the id of the kind
 * @param severity how bad it is to send it in clear
 * @param check what the value must be besides
 * @param argument which number of {@link NationalIds} it must be, or empty
 * @param names the names, each as words in lower case with a space between
 * @param vetoes words that say otherwise when they stand before the name
 */
public record NameRule(
        @Nullable Kind kind,
        String id,
        Severity severity,
        Check check,
        String argument,
        List<String> names,
        Set<String> vetoes) {

    public boolean accepts(String value, Datum datum) {
        return check.accepts(value, datum, argument);
    }

    /** As {@code explain} shows the check: {@code national br-cpf}. */
    public String checkName() {
        String word = check.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return argument.isEmpty() ? word : word + ' ' + argument;
    }
}
