/** Speaks OTLP for the agent, by OpenTelemetry's own libraries, in a jar and a loader of its own. */
@NullMarked
package dev.waxseal.otlp;

import org.jspecify.annotations.NullMarked;
