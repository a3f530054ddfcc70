package dev.waxseal.journal;

import dev.waxseal.config.OneLine;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a JVM is spared that is hot or lives for long: what is inspected of all that is heard, how much of the CPU that may
 * take, and how its journal is cut into parts. Whatever is not inspected is counted and told.
 *
 * @param sample of how many messages the content is inspected, as a share of 1; {@code sample=1/10}, {@code 10%}, {@code 0.1}
 * @param content so many bytes of each message's content are inspected at the most; {@code content=64KB}
 * @param cpu the share of the process's CPU time above which the agent steps back, of 1; {@code cpu=5%}; 1 for any
 * @param rotateSize a part of the journal that has so many bytes is followed by another; {@code rotate=64MB}
 * @param rotateAge so does one that is so old, in milliseconds; {@code rotate=24h}, or both: {@code rotate=64MB:24h}
 * @param keep so many parts are kept, the last ones; the others are deleted by the agent; {@code keep=30}
 */
public record Sparing(double sample, long content, double cpu, long rotateSize, long rotateAge, int keep) {

    /** Parts smaller than that would hold little more than who wrote them. */
    private static final long SMALLEST_PART = 4096;

    /** Reads those of the settings. */
    static Sparing of(Map<String, String> settings) {
        long size = Long.MAX_VALUE;
        long age = Long.MAX_VALUE;
        String rotate = settings.get("rotate");
        if (rotate != null) {
            for (String limit : rotate.split(":", -1)) {
                if (limit.endsWith("B")) {
                    size = Math.max(SMALLEST_PART, bytes("rotate", limit));
                } else {
                    age = time(limit);
                }
            }
        }
        return new Sparing(
                share("sample", settings.get("sample")),
                settings.containsKey("content") ? bytes("content", settings.get("content")) : Long.MAX_VALUE,
                share("cpu", settings.get("cpu")),
                size,
                age,
                settings.containsKey("keep") ? (int) number("keep", settings.get("keep"), 1) : Integer.MAX_VALUE);
    }

    /** Whether all is inspected, whatever it costs. */
    public boolean inspectsAll() {
        return sample == 1 && cpu == 1 && content == Long.MAX_VALUE;
    }

    /** Whether the journal is cut into parts. */
    public boolean rotates() {
        return rotateSize != Long.MAX_VALUE || rotateAge != Long.MAX_VALUE;
    }

    private static double share(String key, @Nullable String value) {
        if (value == null) {
            return 1;
        }
        double share;
        try {
            int slash = value.indexOf('/');
            if (slash > 0) {
                share = Double.parseDouble(value.substring(0, slash)) / Double.parseDouble(value.substring(slash + 1));
            } else if (value.endsWith("%")) {
                share = Double.parseDouble(value.substring(0, value.length() - 1)) / 100;
            } else {
                share = Double.parseDouble(value);
            }
        } catch (NumberFormatException notANumber) {
            share = 0;
        }
        if (!(share > 0 && share <= 1)) {
            throw new UnusableSetting(
                    "option \"" + key + "\" must be a share such as 1/10, 10% or 0.1, but is " + OneLine.quoted(value));
        }
        return share;
    }

    private static long bytes(String key, @Nullable String value) {
        String text = String.valueOf(value).toUpperCase(Locale.ROOT);
        int unit = text.endsWith("KB") ? 10 : text.endsWith("MB") ? 20 : text.endsWith("GB") ? 30 : -1;
        long number = unit < 0 ? -1 : parse(text.substring(0, text.length() - 2), 1L << 32);
        if (number <= 0) {
            throw new UnusableSetting(
                    "option \"" + key + "\" must be a size such as 64KB or 1MB, but is " + OneLine.quoted(text));
        }
        return number << unit;
    }

    private static long time(String value) {
        TimeUnit unit = value.endsWith("s")
                ? TimeUnit.SECONDS
                : value.endsWith("m")
                        ? TimeUnit.MINUTES
                        : value.endsWith("h") ? TimeUnit.HOURS : value.endsWith("d") ? TimeUnit.DAYS : null;
        long number = unit == null ? -1 : parse(value.substring(0, value.length() - 1), 1L << 32);
        if (unit == null || number <= 0) {
            throw new UnusableSetting("option \"rotate\" must be a size such as 64MB, an age such as 24h, or both, as"
                    + " 64MB:24h, but is " + OneLine.quoted(value));
        }
        return unit.toMillis(number);
    }

    private static long number(String key, @Nullable String value, long least) {
        long number = parse(String.valueOf(value), Integer.MAX_VALUE);
        if (number < least) {
            throw new UnusableSetting("option \"" + key + "\" must be a number of " + least + " or more, but is "
                    + OneLine.quoted(String.valueOf(value)));
        }
        return number;
    }

    /** A whole number up to that; -1 where it is none. */
    private static long parse(String text, long most) {
        try {
            long number = Long.parseLong(text);
            return number <= most ? number : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
