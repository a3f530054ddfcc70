/** Tells the Java Flight Recorder what was found, while it records. Nothing of this is loaded in a JVM without a recording. */
@NullMarked
package dev.waxseal.agent.flight;

import org.jspecify.annotations.NullMarked;
