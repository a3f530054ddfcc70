/** Who was trusted: whom this JVM's clients take for the server they asked for, and what makes them. */
@NullMarked
package dev.waxseal.agent.trust;

import org.jspecify.annotations.NullMarked;
