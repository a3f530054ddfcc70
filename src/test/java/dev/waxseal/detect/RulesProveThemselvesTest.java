package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.detect.text.Shipped;
import dev.waxseal.detect.value.VendorTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the examples that stand beside the rules. */
class RulesProveThemselvesTest {
    private static final Detection DETECTION = Detection.standard();

    static Stream<RuleFile.Example> examples() {
        return RuleFile.FILES.stream().flatMap(file -> RuleFile.read(file, true).examples.stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_matches_or_does_not_as_it_says(RuleFile.Example example) {
        List<String> kinds = kinds(example.text());

        if (example.match()) {
            assertThat(kinds).as(example.where()).contains(example.kind());
        } else {
            assertThat(kinds).as(example.where()).doesNotContain(example.kind());
        }
    }

    static Stream<String> vendorTokens() throws IOException {
        try (BufferedReader file = Shipped.reader(VendorTokens.FILE)) {
            return file.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vendorTokens")
    void a_vendor_token_is_found_and_its_near_misses_are_not(String line) {
        String[] columns = line.split(" \\| ", -1);
        String vendor = columns[0];
        String shape = columns[1];
        String token = columns[2].replace("~", "");

        assertThat(sightings("see " + token + " there")).as(token).anySatisfy(sighting -> {
            assertThat(sighting.kind()).isEqualTo("vendor-token");
            assertThat(sighting.evidence()).contains(vendor).doesNotContain(token);
        });
        for (String near : nearMisses(token, shape)) {
            assertThat(sightings("see " + near + " there"))
                    .as(near)
                    .noneMatch(sighting -> sighting.evidence().startsWith(vendor));
        }
    }

    /** The token cut, with a wrong prefix, with a character that it cannot have, within a word, and all of one letter. */
    private static List<String> nearMisses(String token, String shape) {
        int literal = shape.indexOf('[') < 0 ? token.length() : shape.indexOf('[');
        int cut = Math.min(token.length() - 1, literal + 4);
        String prefix = token.substring(0, literal);
        String rest = token.substring(literal);
        return List.of(
                token.substring(0, cut),
                '0' + token.substring(1),
                prefix + rest.substring(0, 2) + '!' + rest.substring(2),
                token.startsWith("/") ? "/x" + token.substring(1) : "x" + token,
                prefix + "x".repeat(rest.length()));
    }

    static Stream<String> harmless() {
        return Stream.of(
                "pk_live_51H8x2eLkdIwHu7ixQ1",
                "AKIAIOSFODNN7EXAMPLE",
                "xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx",
                "ghp_",
                "sk_live_",
                "pk.eyJ1IjoibWFwYm94In0.abcdefghijk",
                "skeleton_key",
                "AIzaShort",
                "npm_config_registry",
                "glpat-",
                "f865c6c4-8e8f-4a3a-9d54-1fbb2a3d9e2c");
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void what_only_looks_like_a_token_is_left_alone(String text) {
        assertThat(kinds("see " + text + " there")).isEmpty();
    }

    private static List<String> kinds(String text) {
        return sightings(text).stream().map(Sighting::kind).toList();
    }

    private static List<Sighting> sightings(String text) {
        return DETECTION.inspect(text, null);
    }
}
