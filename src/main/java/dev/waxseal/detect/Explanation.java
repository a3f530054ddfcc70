package dev.waxseal.detect;

/** Is told why something was, or was not, taken for sensitive; values are never part of it. */
@FunctionalInterface
public interface Explanation {

    /** One consideration about the value in that place. */
    void say(String location, String consideration);
}
