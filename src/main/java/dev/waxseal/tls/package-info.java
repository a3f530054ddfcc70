/**
 * How connections are sealed: what a TLS handshake shows to everyone on the path, and what is wrong with what came of it.
 *
 * <p>{@link dev.waxseal.tls.Handshake} hears it, {@link dev.waxseal.tls.Sealing} is what came of it, and
 * {@link dev.waxseal.tls.Weaknesses} holds the {@linkplain dev.waxseal.tls.TlsRule rules} against that.
 */
@NullMarked
package dev.waxseal.tls;

import org.jspecify.annotations.NullMarked;
