/** Keys and certificates as they lie in files. */
@NullMarked
package dev.waxseal.keys;

import org.jspecify.annotations.NullMarked;
