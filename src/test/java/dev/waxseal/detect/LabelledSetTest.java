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
    private static final Detection DETECTION = Detection.standard();

    private int right;
    private int missed;
    private int invented;

    @Test
    void everything_is_as_labelled_but_the_known_misses() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> mended = new ArrayList<>();
        int traps = 0;
        String reason = "";
        for (String line : lines()) {
            if (line.startsWith("~ ")) {
                reason = line;
                continue;
            }
            boolean asLabelled = asLabelled(line);
            if (reason.isEmpty() && !asLabelled) {
                wrong.add(line);
            } else if (!reason.isEmpty() && asLabelled) {
                mended.add(line);
            }
            traps += line.startsWith("- | ") ? 1 : 0;
            reason = "";
        }
        System.out.printf(
                "labelled set: recall %.3f, precision %.3f (%d right, %d missed, %d invented; %d traps)%n",
                right / (double) (right + missed), right / (double) (right + invented), right, missed, invented, traps);

        assertThat(wrong).as("not as labelled").isEmpty();
        assertThat(mended).as("labelled as a known miss, but right").isEmpty();
        assertThat(right).isGreaterThan(1000);
        assertThat(traps).isGreaterThan(700);
    }

    private boolean asLabelled(String line) {
        String[] columns = line.split(" \\| ", 3);
        Set<String> found = new TreeSet<>();
        for (Sighting sighting : DETECTION.inspect(unescaped(columns[2]), null)) {
            found.add(sighting.kind());
        }
        Set<String> unexpected = new TreeSet<>(found);
        int missedHere = 0;
        if (!columns[0].equals("-")) {
            for (String expected : columns[0].split(",", -1)) {
                boolean optional = expected.startsWith("(");
                List<String> alternatives =
                        Arrays.asList(expected.replaceAll("[()]", "").split("/", -1));
                boolean seen = alternatives.stream().anyMatch(found::contains);
                alternatives.forEach(unexpected::remove);
                right += seen && !optional ? 1 : 0;
                missedHere += seen || optional ? 0 : 1;
            }
        }
        missed += missedHere;
        invented += unexpected.size();
        return missedHere == 0 && unexpected.isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(LabelledSetTest.class.getResourceAsStream("labelled.txt"))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** {@code \n}, {@code \r} and {@code \\}; {@code \~} is nothing, so that no one takes a line for a leak. */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                if (c != '~') {
                    out.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
