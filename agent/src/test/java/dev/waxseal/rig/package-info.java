/**
 * Servers with something the matter, each by name, as badssl.com has them for browsers; on the loopback interface, with
 * certificates of this run, in a JVM of its own that has all weak algorithms back.
 *
 * <p>{@link dev.waxseal.rig.RigServer} is started with one command, {@link dev.waxseal.rig.RigClient} says of one server
 * whether a client of the JDK accepts it, and the test holds against each what the audit says.
 */
@NullMarked
package dev.waxseal.rig;

import org.jspecify.annotations.NullMarked;
