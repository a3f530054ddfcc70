/** Where values stand: JSON, XML, forms, separated values, text; each reader names what it finds and where. */
@NullMarked
package dev.waxseal.detect.carrier;

import org.jspecify.annotations.NullMarked;
