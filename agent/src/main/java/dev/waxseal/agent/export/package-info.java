/** Tells a collector outside of this JVM what was found: the queue, the patience and the account of it, not the protocol. */
@NullMarked
package dev.waxseal.agent.export;

import org.jspecify.annotations.NullMarked;
