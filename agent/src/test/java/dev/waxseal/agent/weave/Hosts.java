package dev.waxseal.agent.weave;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Methods of many shapes for advice to be woven into. */
@SuppressWarnings({"unused", "ParameterReassignment", "LabelledBreakTarget", "InlineMeSuggester"})
class Hosts {

    final String name;
    private long calls;
    private static int state;

    Hosts() {
        this(System.nanoTime() > 0 ? "by default" : "never");
    }

    Hosts(String name) {
        if (name.isEmpty()) {
            this.name = "empty";
            return;
        }
        this.name = name;
    }

    void nothing() {}

    static void nothingStatic() {
        state++;
    }

    int count(int number) {
        return number + 1;
    }

    static long wide(long first, int second, double third) {
        return first + second + (long) third;
    }

    double wider(double first, long second) {
        double sum = first + second;
        if (sum > 100) {
            return 100;
        }
        return sum;
    }

    float single(float value) {
        return value * 2;
    }

    boolean isTrue(boolean value, byte b, char c, short s) {
        return value && b < c && c < s;
    }

    String[] array(String... texts) {
        return texts;
    }

    synchronized String locked(String text) {
        synchronized (name) {
            return name + text;
        }
    }

    int caught(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException no) {
            return -1;
        } finally {
            calls++;
        }
    }

    String overwritten(String text, int times) {
        while (times > 0) {
            text = text + times;
            times--;
        }
        long text2 = text.length();
        return text + text2;
    }

    /** Whose first instruction is where a loop comes back to. */
    static int loop(int number) {
        while (true) {
            if (number > 10) {
                return number;
            }
            number += 3;
        }
    }

    String thrown(String text) throws IOException {
        if (text.isEmpty()) {
            throw new IOException("empty");
        }
        return text;
    }

    /** Catches everything, even what goes on beside a return. */
    String catchesAll(String text) {
        try {
            return text.trim();
        } catch (Throwable any) {
            return "caught " + any;
        }
    }

    @Nullable Object branches(int which) throws Exception {
        Callable<Object> value = () -> "lambda " + which;
        return switch (which) {
            case 0 -> "zero";
            case 1 -> which > 0 ? value.call() : null;
            default -> {
                for (int i = 0; i < which; i++) {
                    long l = i * 2L;
                    if (l > 4) {
                        yield l;
                    }
                }
                double d = which / 2.0;
                yield d;
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
