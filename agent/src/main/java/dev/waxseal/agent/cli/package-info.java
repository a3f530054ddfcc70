/** What a person or a script asks of the jar on the command line; one class per command. */
@NullMarked
package dev.waxseal.agent.cli;

import org.jspecify.annotations.NullMarked;
