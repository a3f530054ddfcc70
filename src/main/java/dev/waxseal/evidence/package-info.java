/** What leaked, sealed at once for those alone who have to change it. */
@NullMarked
package dev.waxseal.evidence;

import org.jspecify.annotations.NullMarked;
