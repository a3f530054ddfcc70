/** How fast messages are inspected. */
@NullMarked
package dev.waxseal.benchmarks;

import org.jspecify.annotations.NullMarked;
