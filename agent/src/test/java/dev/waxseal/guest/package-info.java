/** The agent is a guest in somebody else's JVM: what it may bring, and what nobody may ever notice of it. */
@NullMarked
package dev.waxseal.guest;

import org.jspecify.annotations.NullMarked;
