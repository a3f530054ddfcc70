package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternLengthTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " ; ", textBlock = """
        ACME-[0-9]{6}                ; 11
        \\bACME-\\d{2,8}\\b          ; 13
        (?i)(?:ab|cde)x?             ; 4
        (?P<id>[A-Z]{2}){3}$         ; 6
        \\QA.B\\E[[:alpha:]]{2}      ; 5
        \\p{Greek}\\pL\\x41\\x{42}   ; 4
        []a]{3}[^]b]                 ; 4
        [\\]x]{2}                    ; 2
        a{0,3}?b                     ; 4
        ((a{10}){10}){10}            ; 1000
        ACME-[a-z]+                  ; 1048576
        ACME-[a-z]{2,}               ; 1048576
        (a*|b)c                      ; 1048576
        """)
    void a_pattern_says_how_long_its_matches_can_be(String pattern, int longest) {
        assertThat(Pattern.compile(pattern)).isNotNull();
        assertThat(PatternLength.of(pattern)).isEqualTo(longest);
    }
}
