/** The first look: one pass over the bytes that decides whether a second look is worth it. */
@NullMarked
package dev.waxseal.detect.glance;

import org.jspecify.annotations.NullMarked;
