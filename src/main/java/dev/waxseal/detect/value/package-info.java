/** What values are by themselves: cards, accounts, tokens, national numbers; and their check digits. */
@NullMarked
package dev.waxseal.detect.value;

import org.jspecify.annotations.NullMarked;
