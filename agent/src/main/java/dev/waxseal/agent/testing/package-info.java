/** Which test is running, as the test frameworks tell it. */
@NullMarked
package dev.waxseal.agent.testing;

import org.jspecify.annotations.NullMarked;
