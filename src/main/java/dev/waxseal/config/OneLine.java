package dev.waxseal.config;

/**
 * Text from outside, made fit to be shown: one line that steers no terminal.
 *
 * <p>Plain loops, because the agent needs this before the application starts.
 */
public final class OneLine {

    /** The most that is quoted of what somebody mistyped: enough to recognise it. */
    private static final int QUOTED = 60;

    /** A complaint that goes on for longer helps nobody. */
    private static final int COMPLAINT = 500;

    private static final char REPLACED = '\ufffd';

    private OneLine() {}

    /** This text with every character replaced that is not printed but obeyed: controls, directions, line ends. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isObeyed(c)) {
                line.append(REPLACED);
            } else {
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    /** As {@link #of}, in quotation marks, and cut where it goes on for long: what somebody mistyped. */
    public static String quoted(String text) {
        return text.length() <= QUOTED
                ? '"' + of(text) + '"'
                : '"' + beginning(text, QUOTED) + "...\" (" + text.length() + " characters)";
    }

    /** As {@link #of}, and cut where it goes on for long: a complaint that may quote anything. */
    public static String complaint(String text) {
        return text.length() <= COMPLAINT ? of(text) : beginning(text, COMPLAINT) + "...";
    }

    private static String beginning(String text, int most) {
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most));
    }

    /** Whether this character is not printed but obeyed: a control, a direction, a line end, half a surrogate pair. */
    public static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
