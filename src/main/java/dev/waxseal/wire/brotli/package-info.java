/**
 * Brotli (RFC 7932), undone as it comes.
 *
 * <p>The libraries there are want to pull, from a stream that may block; here bytes are pushed, a few at a time, and no
 * thread may wait. So this decoder goes in steps, each of which begins again if it runs out of input.
 */
@NullMarked
package dev.waxseal.wire.brotli;

import org.jspecify.annotations.NullMarked;
