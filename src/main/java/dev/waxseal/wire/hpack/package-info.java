/**
 * HPACK (RFC 7541), undone.
 *
 * <p>The libraries there are keep arrays for a table that is empty, and objects for what is in it: 2 KB and more for each
 * direction of a connection. Here that is what was written, in its bytes.
 */
@NullMarked
package dev.waxseal.wire.hpack;

import org.jspecify.annotations.NullMarked;
