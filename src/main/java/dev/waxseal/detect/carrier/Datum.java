package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One value of a message: where it stands, what it is called, and what it is. */
public final class Datum implements Comparable<Datum> {

    /** The name of a password in the user information of a URL. */
    public static final String USERINFO = "\u0000userinfo";

    /** The name of a password that is sent in basic authentication. */
    public static final String BASIC = "\u0000basic";

    /** The name of what stands among bytes that are no text, so that only what proves itself is anything. */
    public static final String PROOF = "\u0000proof";

    public final Scope scope;
    public final String location;

    /** What the message calls it, or empty. */
    public final String name;

    /** The value with the carrier's encoding removed. */
    public final String value;

    /** Where the value stands in the text that was walked; meaningful only where the walk says so. */
    public final int from;

    public final int to;

    /** Whether neither its name nor itself says anything, as was seen when it was read. */
    public boolean sifted;

    private @Nullable String plainName;

    public Datum(Scope scope, String location, String name, String value, int from, int to) {
        this.scope = scope;
        this.location = location;
        this.name = name;
        this.value = value;
        this.from = from;
        this.to = to;
    }

    /** Whether it is a password because of where it stands. */
    public boolean secret() {
        return name.equals(USERINFO) || name.equals(BASIC);
    }

    /** By where they stand. */
    @Override
    public int compareTo(Datum other) {
        return Integer.compare(from, other.from);
    }

    /** The name in lower case, letters and digits only. */
    public String plainName() {
        String known = plainName;
        if (known == null) {
            known = isPlain(name) ? name : plain(name);
            plainName = known;
        }
        return known;
    }

    /** Nearly all names of one word are. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && !Chars.digit(c)) {
                return false;
            }
        }
        return true;
    }

    /** A name in lower case, letters and digits only. */
    public static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
