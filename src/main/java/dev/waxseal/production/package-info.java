/** Reads what production is told: its configuration files, and the URLs in them. */
@NullMarked
package dev.waxseal.production;

import org.jspecify.annotations.NullMarked;
