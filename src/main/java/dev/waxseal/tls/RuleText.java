package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.util.List;

/**
 * What a rule says of itself.
 *
 * @param severity how bad it is unless what was met says otherwise
 * @param condition when it is broken, as a clause
 * @param reason what is wrong and why it matters, in one sentence
 * @param fix the way out, in one sentence
 * @param references who says so
 */
public record RuleText(Severity severity, String condition, String reason, String fix, List<String> references) {}
