package dev.waxseal.detect.value;

/** Says whether anything is recognised, to a recogniser that would know it before it calls for the second look. */
public interface Probe {

    /** Whether anything is in this text. */
    boolean any(String s);

    /** Whether anything is around this place, as it stands there or as a form or JSON would have encoded it. */
    boolean any(byte[] b, int from, int to, int at);
}
