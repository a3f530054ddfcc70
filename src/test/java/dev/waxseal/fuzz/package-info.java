/** What reads what others have written, given whatever a search guided by coverage comes upon. */
@NullMarked
package dev.waxseal.fuzz;

import org.jspecify.annotations.NullMarked;
