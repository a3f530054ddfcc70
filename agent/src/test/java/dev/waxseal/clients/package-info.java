/** Every HTTP client we know, each heard through the same contract by the real agent in this very JVM. */
@NullMarked
package dev.waxseal.clients;

import org.jspecify.annotations.NullMarked;
