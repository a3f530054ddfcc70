package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private static final UserKind BADGE =
            new UserKind("badge", List.of("badge number"), "ACME-[0-9]{6}", Severity.HIGH, "opens doors");

    @Test
    void what_the_build_prepared_is_what_the_rules_and_words_say_now() throws IOException {
        byte[] made = Preparation.made();

        // where the build prepared nothing, as in an editor, each reader makes its part of the texts
        try (InputStream prepared = Prepared.class.getResourceAsStream("/dev/waxseal/detect/" + Prepared.FILE)) {
            assertThat(prepared == null ? made : prepared.readAllBytes())
                    .as("the file in the build's output is older than the classes: build once with Maven")
                    .isEqualTo(made);
        }
    }

    @Test
    void kinds_that_a_user_added_are_found_beside_those_that_were_prepared() {
        Detection detection = Detection.with(List.of(BADGE));

        assertThat(detection.inspect(
                        "{\"badgeNumber\":\"A-77\",\"note\":\"ACME-123456\",\"password\":\"x1y2z3\"}", null))
                .extracting(Sighting::kind)
                .containsExactly("user-defined:badge", "user-defined:badge", "password");
    }
}
