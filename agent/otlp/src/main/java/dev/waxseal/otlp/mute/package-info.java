/**
 * Stands for {@code java.util.logging} to the libraries in this jar: what they log would be printed among what the
 * application prints, and to load the real one would choose the application's log manager for it.
 */
@NullMarked
package dev.waxseal.otlp.mute;

import org.jspecify.annotations.NullMarked;
