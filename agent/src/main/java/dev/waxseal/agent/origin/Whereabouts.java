package dev.waxseal.agent.origin;

import java.util.Map;
import java.util.Set;

/** Tells where classes were loaded from. */
@FunctionalInterface
interface Whereabouts {

    /** The locations of those of these classes, in dotted form, that have one. */
    Map<String, CodeLocation> of(Set<String> classNames);
}
