package dev.waxseal.agent.ear;

/**
 * A program that asks for room at every depth of a stack where it is nearly full, and takes what it was granted. It says how
 * often it was granted and refused, and where it was granted in vain.
 */
@SuppressWarnings("SystemOut")
final class Depths {

    /** Frames of four numbers each, some 5 KB compiled by the better compiler, 11 KB by the other and 14 KB interpreted. */
    private static final int TAKEN = 80;

    /** So often it must be granted, at one depth after the other, before no more is asked. */
    private static final int ENOUGH = 300;

    private static final int WARM_UP = Integer.getInteger("warmup", 20_000);

    private int granted;
    private int refused;
    private int inVain;

    private Depths() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread thread = new Thread(null, () -> new Depths().run(), "depths", 512 << 10);
        thread.start();
        thread.join();
    }

    private void run() {
        for (int i = 0; i < WARM_UP; i++) {
            at(20, this::ask);
        }
        int depth = deepest();
        granted = 0;
        while (granted < ENOUGH && depth > 0) {
            try {
                at(depth--, this::ask);
            } catch (StackOverflowError full) {
                // the program's own
            }
        }
        System.out.println(
                granted + " granted, " + (refused > 0 ? "some" : "none") + " refused, " + inVain + " in vain");
    }

    private int deepest() {
        int depth = 1;
        while (true) {
            try {
                at(depth, this::ask);
                depth += 10;
            } catch (StackOverflowError full) {
                return depth;
            }
        }
    }

    private static int at(int depth, Runnable what) {
        if (depth > 0) {
            return 1 + at(depth - 1, what);
        }
        what.run();
        return 0;
    }

    private void ask() {
        try {
            StackRoom.demand();
        } catch (StackOverflowError full) {
            refused++;
            return;
        }
        granted++;
        try {
            take(TAKEN, 1, 2, 3, 4);
        } catch (StackOverflowError broken) {
            inVain++;
        }
    }

    private static long take(int frames, long a, long b, long c, long d) {
        return frames == 0 ? a : take(frames - 1, b, c, d, a) ^ a ^ b ^ c ^ d;
    }
}
