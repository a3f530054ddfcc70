/** Characters and what they are encoded in; the lowest room of the detector. */
@NullMarked
package dev.waxseal.detect.text;

import org.jspecify.annotations.NullMarked;
