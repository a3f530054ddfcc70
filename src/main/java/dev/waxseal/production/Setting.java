package dev.waxseal.production;

/**
 * A setting of a configuration file.
 *
 * @param key its full name, {@code payments.urls[0]}
 * @param value as it is written, placeholders included
 * @param line where its value begins, from 1
 * @param profile the expression of the profiles under which it holds, as Spring and Quarkus have it; empty under all
 */
record Setting(String key, String value, int line, String profile) {

    Setting under(String other) {
        return new Setting(key, value, line, other);
    }
}
