package dev.waxseal.detect;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;

/**
 * Sensitive data seen in one place of one message. The value itself is gone: only what may be shown is kept.
 *
 * @param rule what is wrong
 * @param severity how bad it is for this kind in this place
 * @param kind the id of the kind of data: {@code password}, {@code card-number}, {@code user-defined:badge}; empty where the
 *     rule is {@code audit-incomplete}, which is about what was not inspected
 * @param location where it stood: {@code header:Authorization}, {@code query:card}, {@code body:$.user.password}
 * @param evidence what may be shown of it: {@code •••••••• (8 characters)}
 */
public record Sighting(Rule rule, Severity severity, String kind, String location, String evidence) {}
