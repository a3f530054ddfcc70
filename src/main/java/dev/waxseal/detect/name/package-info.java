/** What values are called, and what that and their neighbours say of them. */
@NullMarked
package dev.waxseal.detect.name;

import org.jspecify.annotations.NullMarked;
