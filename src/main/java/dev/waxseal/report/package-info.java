/** Findings become a judgement, and pages that people and machines can read. */
@NullMarked
package dev.waxseal.report;

import org.jspecify.annotations.NullMarked;
