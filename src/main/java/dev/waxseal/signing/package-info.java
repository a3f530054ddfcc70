/** Who signed the reports, and whether a byte of them has changed since. */
@NullMarked
package dev.waxseal.signing;

import org.jspecify.annotations.NullMarked;
