@NullMarked
package dev.waxseal.wire.hpack;

import org.jspecify.annotations.NullMarked;
