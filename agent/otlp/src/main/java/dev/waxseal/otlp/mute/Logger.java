package dev.waxseal.otlp.mute;

import org.jspecify.annotations.Nullable;

/** Says nothing: what goes wrong is seen in what is returned. With the methods that the libraries in this jar call. */
public final class Logger {

    private static final Logger ANY = new Logger();

    private Logger() {}

    public static Logger getLogger(String name) {
        return ANY;
    }

    public boolean isLoggable(Level level) {
        return false;
    }

    public void log(Level level, String message) {}

    public void log(Level level, String message, Throwable thrown) {}

    public void log(Level level, String message, @Nullable Object @Nullable [] parameters) {}

    public void warning(String message) {}

    public void info(String message) {}

    public void fine(String message) {}
}
