/** Words become findings: what in a message is sensitive, masked before anyone else sees it. */
@NullMarked
package dev.waxseal.detect;

import org.jspecify.annotations.NullMarked;
