/** Reads what a team writes down for its repository, {@code waxseal.yml}. */
@NullMarked
package dev.waxseal.config;

import org.jspecify.annotations.NullMarked;
