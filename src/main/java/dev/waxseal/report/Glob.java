package dev.waxseal.report;

import java.util.regex.Pattern;

/** Names with {@code *} for anything, whatever their case. */
final class Glob {

    private Glob() {}

    static boolean matches(String glob, String text) {
        return of(glob).matcher(text).matches();
    }

    static Pattern of(String glob) {
        return Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
    }
}
