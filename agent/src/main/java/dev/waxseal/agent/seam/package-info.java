/** Where we listen: the list of places, and the one line of advice for each. */
@NullMarked
package dev.waxseal.agent.seam;

import org.jspecify.annotations.NullMarked;
