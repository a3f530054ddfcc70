package dev.waxseal.detect;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule that goes by what a value is called; a block of a {@code .rules} file.
 *
 * @param kind the kind of what is called so, or null for a user-defined one
 * @param id the id of the kind
 * @param check what the value must be besides
 * @param names the names, each as words in lower case with a space between
 * @param vetoes words that say otherwise when they stand before the name
 */
record NameRule(@Nullable Kind kind, String id, Check check, List<String> names, Set<String> vetoes) {}
