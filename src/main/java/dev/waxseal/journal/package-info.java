/** Everything that crosses from the JVM under test to the build: settings one way, findings the other. */
@NullMarked
package dev.waxseal.journal;

import org.jspecify.annotations.NullMarked;
