/** The ground floor: what kinds of data are sensitive, how bad it is to send them in clear, and by which rule. */
@NullMarked
package dev.waxseal.catalogue;

import org.jspecify.annotations.NullMarked;
