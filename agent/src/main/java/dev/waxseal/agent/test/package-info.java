/** Which test is running, as the test frameworks tell it. */
@NullMarked
package dev.waxseal.agent.test;

import org.jspecify.annotations.NullMarked;
