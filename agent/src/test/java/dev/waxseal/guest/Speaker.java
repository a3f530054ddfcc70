package dev.waxseal.guest;

/** An application whose own native code speaks HTTP: {@code Speaker LIBRARY PORT}. */
@SuppressWarnings("SystemOut")
public final class Speaker {

    private Speaker() {}

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        System.out.println(post(Integer.parseInt(arguments[1])));
    }

    private static native int post(int port);
}
