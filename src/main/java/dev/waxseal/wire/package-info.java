/** Bytes become words: what a connection carries, read as HTTP messages. */
@NullMarked
package dev.waxseal.wire;

import org.jspecify.annotations.NullMarked;
