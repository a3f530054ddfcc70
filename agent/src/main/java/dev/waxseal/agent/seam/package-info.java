/** Where we listen: the list of places, and how they are woven. The only package that knows ByteBuddy. */
@NullMarked
package dev.waxseal.agent.seam;

import org.jspecify.annotations.NullMarked;
