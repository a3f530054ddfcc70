package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.catalogue.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsFileTest {

    @TempDir
    private Path directory;

    @Test
    void a_kind_is_named_by_its_field_names_and_its_pattern() throws IOException {
        List<UserKind> kinds = read("""
                loopback: report
                kinds:
                  - name: badge
                    names: [badge number, badgeNo]
                    pattern: 'ACME-[0-9]{6}'
                    severity: critical
                    why: it opens doors
                """);

        assertThat(kinds)
                .containsExactly(new UserKind(
                        "badge",
                        List.of("badge number", "badgeNo"),
                        "ACME-[0-9]{6}",
                        Severity.CRITICAL,
                        "it opens doors"));
        assertThat(Detection.with(kinds).inspect("{\"badge_no\":\"17\"}", null))
                .extracting(Sighting::kind)
                .containsExactly("user-defined:badge");
    }

    @Test
    void a_policy_without_kinds_adds_none() throws IOException {
        assertThat(read("loopback: fail\n")).isEmpty();
    }

    @Test
    void a_bad_pattern_names_the_file_and_the_kind() {
        assertThatThrownBy(() -> read("kinds: [{name: badge, pattern: '[', why: doors}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waxseal.yml")
                .hasMessageContaining("\"badge\"");
    }

    @Test
    void an_unknown_key_names_the_known_ones() {
        assertThatThrownBy(() -> read("kinds: [{name: badge, regex: 'x', why: doors}]"))
                .hasMessageContaining("regex")
                .hasMessageContaining("pattern");
    }

    private List<UserKind> read(String yaml) throws IOException {
        return KindsFile.read(Files.writeString(directory.resolve("waxseal.yml"), yaml));
    }
}
