package dev.waxseal.detect;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Sensitive data seen in one place of one message. The value itself is gone: only what may be shown is left, unless somebody
 * asked to {@linkplain Detection#keeping keep} it.
 *
 * @param rule what is wrong
 * @param severity how bad it is for this kind in this place
 * @param kind the id of the kind of data: {@code password}, {@code card-number}, {@code user-defined:badge}; empty where the
 *     rule is {@code audit-incomplete}, which is about what was not inspected
 * @param location where it stood: {@code header:Authorization}, {@code query:card}, {@code body:$.user.password}
 * @param evidence what may be shown of it: {@code •••••••• (8 characters)}
 * @param kept the values that stood there, or null
 * @param again whether it was told of this message already, and is here only for what is kept
 */
public record Sighting(
        Rule rule,
        Severity severity,
        String kind,
        String location,
        String evidence,
        @Nullable Kept kept,
        boolean again) {

    /** One of which nothing is kept. */
    public Sighting(Rule rule, Severity severity, String kind, String location, String evidence) {
        this(rule, severity, kind, location, evidence, null, false);
    }

    /** The same in another place. */
    public Sighting at(String other) {
        return new Sighting(rule, severity, kind, other, evidence, kept, again);
    }
}
