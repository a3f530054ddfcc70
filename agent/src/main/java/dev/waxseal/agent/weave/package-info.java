/** How advice gets into a class: the only package that knows ASM. */
@NullMarked
package dev.waxseal.agent.weave;

import org.jspecify.annotations.NullMarked;
