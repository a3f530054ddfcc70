package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Measures recall and precision on {@code labelled.txt}: every kind in many carriers, and as many traps. */
class LabelledSetTest {

    @Test
    void recall_and_precision_are_1() throws IOException {
        Detection detection = Detection.standard();
        List<String> wrong = new ArrayList<>();
        int right = 0;
        int missed = 0;
        int invented = 0;
        for (String line : lines()) {
            String[] columns = line.split(" \\| ", 3);
            Set<String> expected =
                    columns[0].equals("-") ? Set.of() : new TreeSet<>(Arrays.asList(columns[0].split(",", -1)));
            Set<String> found = new TreeSet<>();
            for (Sighting sighting : detection.inspect(unescaped(columns[2]), null)) {
                found.add(sighting.kind());
            }
            for (String kind : expected) {
                if (found.contains(kind)) {
                    right++;
                } else {
                    missed++;
                }
            }
            for (String kind : found) {
                invented += expected.contains(kind) ? 0 : 1;
            }
            if (!found.equals(expected)) {
                wrong.add(found + " instead of " + line);
            }
        }
        System.out.printf(
                "labelled set: recall %.3f, precision %.3f (%d right, %d missed, %d invented)%n",
                right / (double) (right + missed), right / (double) (right + invented), right, missed, invented);
        assertThat(right).isGreaterThan(450);
        assertThat(wrong).isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(LabelledSetTest.class.getResourceAsStream("labelled.txt"))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                out.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
