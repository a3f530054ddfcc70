/** Which line of the application a stack leads to: the application's code is told from its libraries by where it lies. */
@NullMarked
package dev.waxseal.agent.origin;

import org.jspecify.annotations.NullMarked;
