/** What goes on where nothing is listened at: other programs, native code. */
@NullMarked
package dev.waxseal.agent.outside;

import org.jspecify.annotations.NullMarked;
