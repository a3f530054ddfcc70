/** The ear's front door: how the agent gets into a JVM and settles there. */
@NullMarked
package dev.waxseal.agent;

import org.jspecify.annotations.NullMarked;
