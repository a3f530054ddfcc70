/** What hears: from bytes at the tap to findings in the journal, with the code and the test that caused them. */
@NullMarked
package dev.waxseal.agent.ear;

import org.jspecify.annotations.NullMarked;
