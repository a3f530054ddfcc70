package dev.waxseal.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that findings can be chosen by, with all values that there are.
 *
 * @param label what people call it
 * @param name what the page's address calls it
 * @param choices what there is to choose from, in order
 */
record PageField(String label, String name, List<Choice> choices) {

    /** A value, and how many findings have it. */
    record Choice(String value, long count) {}

    static PageField of(
            String label,
            String name,
            Collection<PageFinding> findings,
            Function<PageFinding, @Nullable String> value,
            Comparator<PageFinding> order) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (PageFinding finding : findings.stream().sorted(order).toList()) {
            String text = value.apply(finding);
            if (text != null && !text.isEmpty()) {
                counts.merge(text, 1L, Long::sum);
            }
        }
        return new PageField(
                label,
                name,
                counts.entrySet().stream()
                        .map(choice -> new Choice(choice.getKey(), choice.getValue()))
                        .toList());
    }
}
