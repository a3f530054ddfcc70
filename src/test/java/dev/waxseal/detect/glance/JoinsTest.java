package dev.waxseal.detect.glance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.detect.text.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinsTest {

    private final Joins joins = new Joins();

    @Test
    void every_space_of_every_name_joins() {
        for (String name : Names.latin(RuleFile.all())) {
            joins.name(Bytes.of(name));
        }

        assertThat(Names.latin(RuleFile.all())).allSatisfy(name -> {
            byte[] b = Bytes.of(name + "==");
            for (int i = name.indexOf(' '); i > 0; i = name.indexOf(' ', i + 1)) {
                assertThat(joined(b, i)).as("%d of %s", i, name).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "m", "q", "z", "5", "=", "-"})
    void whatever_follows_a_word_of_one_letter(String after) {
        joins.name(Bytes.of("user x"));

        assertThat(joined(Bytes.of("user x" + after), 4)).isTrue();
    }

    private boolean joined(byte[] b, int space) {
        int behind = Joins.behind(b[space + 1], b[space + 2]);
        int known = behind;
        for (int i = space - 1; i >= Math.max(0, space - Joins.COUNTED) && !joins.begins(known); i--) {
            if (!joins.goesOn(known)) {
                return false;
            }
            known = Joins.with(known, b[i]);
        }
        return joins.any(Joins.with(behind, b[space - 1])) && joins.begins(known);
    }
}
