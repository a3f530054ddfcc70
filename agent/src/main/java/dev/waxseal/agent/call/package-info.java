/** What the wire cannot know: which line of the application asked for a request, through which library, in which test. */
@NullMarked
package dev.waxseal.agent.call;

import org.jspecify.annotations.NullMarked;
