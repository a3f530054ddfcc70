/**
 * The Zstandard decoder of aircompressor (RFC 8878), which is not here until Waxseal is packed.
 *
 * <p>Sources are compiled against {@code io.airlift.compress.zstd}. When the core's jar is packed, {@code src/pom.xml} moves
 * the few classes of it that decode into this very package, and puts {@link dev.waxseal.wire.zstd.SafeMemory}, which lies
 * here already, in the place of the {@code sun.misc.Unsafe} that they ask for. So no class of ours names that one, what
 * ships has no unchecked access to memory in it, and tests of the packed agent run what ships.
 */
@NullMarked
package dev.waxseal.wire.zstd;

import org.jspecify.annotations.NullMarked;
