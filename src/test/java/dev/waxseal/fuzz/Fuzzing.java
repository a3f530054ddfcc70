package dev.waxseal.fuzz;

import java.io.IOException;
import java.util.Arrays;

/**
 * What Jazzer calls with whatever it comes upon: the first byte tells who reads the rest, unless {@code waxseal.fuzz.reader}
 * does. How to run it stands in the benchmarks' README.
 */
public final class Fuzzing {

    private static final String ONE = System.getProperty("waxseal.fuzz.reader", "");

    private Fuzzing() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            Reader[] readers = Reader.values();
            Reader reader =
                    ONE.isEmpty() ? readers[Math.floorMod(bytes[0] - 'A', readers.length)] : Reader.valueOf(ONE);
            reader.read(Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }
}
