/** The gate: Maven goals that let the agent ride in the tests' JVMs and fail the build for what it heard. */
@NullMarked
package dev.waxseal.maven;

import org.jspecify.annotations.NullMarked;
