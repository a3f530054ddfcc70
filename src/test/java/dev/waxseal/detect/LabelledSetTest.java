package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Measures recall and precision on {@code labelled.txt}: every kind in many carriers, and as many traps. */
class LabelledSetTest {
    private static final Detection DETECTION = Detection.standard();

    private int right;
    private int missed;
    private int invented;
    private int traps;

    @Test
    void everything_is_as_labelled_but_the_known_misses() {
        judge("labelled.txt");

        assertThat(right).isGreaterThan(1000);
        assertThat(traps).isGreaterThan(700);
    }

    @Test
    void what_documentation_shows_is_as_labelled_but_the_known_misses() {
        judge("documented.txt");

        assertThat(right).isGreaterThan(400);
        assertThat(traps).isGreaterThan(90);
    }

    @Test
    void what_no_one_had_looked_at_is_as_labelled_but_the_known_misses() {
        judge("unseen.txt");

        assertThat(right).isGreaterThan(170);
        assertThat(traps).isGreaterThan(30);
    }

    private void judge(String file) {
        List<String> wrong = new ArrayList<>();
        List<String> mended = new ArrayList<>();
        for (Labelled labelled : Labelled.all(file)) {
            boolean asLabelled = asLabelled(labelled, DETECTION.inspect(labelled.text(), null));
            if (labelled.miss().isEmpty() && !asLabelled) {
                wrong.add(labelled.line());
            } else if (!labelled.miss().isEmpty() && asLabelled) {
                mended.add(labelled.line());
            }
            traps += labelled.kinds().equals("-") ? 1 : 0;
        }
        System.out.printf(
                "%s: recall %.3f, precision %.3f (%d right, %d missed, %d invented; %d traps)%n",
                file,
                right / (double) (right + missed),
                right / (double) (right + invented),
                right,
                missed,
                invented,
                traps);

        assertThat(wrong).as("not as labelled").isEmpty();
        assertThat(mended).as("labelled as a known miss, but right").isEmpty();
    }

    private boolean asLabelled(Labelled labelled, List<Sighting> sightings) {
        Set<String> found = new TreeSet<>();
        for (Sighting sighting : sightings) {
            found.add(sighting.kind());
        }
        Set<String> unexpected = new TreeSet<>(found);
        int missedHere = 0;
        if (!labelled.kinds().equals("-")) {
            for (String expected : labelled.kinds().split(",", -1)) {
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
}
