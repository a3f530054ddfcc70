package dev.waxseal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void what_is_printed_is_what_is_parsed() {
        Settings settings = new Settings(
                "C:\\builds\\a,b=c\\\\d\\",
                false,
                false,
                "my kinds,\\.yml",
                List.of("com.acme", "org.shop"),
                "a,b",
                true,
                false,
                "security, audit.pem",
                "http://collector:4318",
                Map.of("sample", "1/10", "content", "64KB", "cpu", "5%", "rotate", "64MB:24h", "keep", "30"));

        assertThat(parse(settings.argument())).isEqualTo(settings);
    }

    @Test
    void paths_are_made_to_hold_in_another_working_directory() {
        String here = parse("output=o,kinds=a" + File.pathSeparator + "b,project=p,evidence=c" + File.pathSeparator
                        + "d,tests=false")
                .elsewhere(path -> "/" + path)
                .argument();

        assertThat(here)
                .isEqualTo("output=/o,tests=false,kinds=/a" + File.pathSeparator + "/b,project=/p,evidence=/c"
                        + File.pathSeparator + "/d");
    }

    @Test
    void defaults_print_only_the_output_and_parse_back() {
        assertThat(Settings.DEFAULT.argument()).isEqualTo("output=waxseal");
        assertThat(parse("output=waxseal")).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ","})
    void no_argument_means_the_defaults(String argument) {
        assertThat(parse(argument)).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void an_escaped_comma_does_not_end_a_value() {
        assertThat(parse("output=/tmp/a\\,b,tests=false").output()).isEqualTo("/tmp/a,b");
    }

    @Test
    void a_lone_backslash_stands_for_itself() {
        assertThat(parse("output=C:\\temp\\waxseal").output()).isEqualTo("C:\\temp\\waxseal");
    }

    @Test
    void a_value_may_hold_equals_signs() {
        assertThat(parse("output=a=b").output()).isEqualTo("a=b");
    }

    @Test
    void the_argument_wins_over_the_property_and_the_property_over_the_variable() {
        Map<String, String> properties = Map.of("waxseal.output", "property", "waxseal.kinds", "property");
        Map<String, String> variables =
                Map.of("WAXSEAL_OUTPUT", "variable", "WAXSEAL_KINDS", "variable", "WAXSEAL_TESTS", "false");

        Settings settings = Settings.parse("output=argument", properties::get, variables::get);

        assertThat(settings).isEqualTo(new Settings("argument", false, true, "property", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"ouput,output", "Output,output", "out,output", "test,tests", "response,responses", "kind,kinds"})
    void an_unknown_option_is_answered_with_the_nearest_known_one(String unknown, String known) {
        assertThatThrownBy(() -> parse(unknown + "=x"))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("unknown option \"" + unknown + "\"; did you mean \"" + known + "\"?");
    }

    @Test
    void an_option_unlike_any_other_is_answered_with_all_of_them() {
        assertThatThrownBy(() -> parse("zzzzzzzz=1"))
                .hasMessage("unknown option \"zzzzzzzz\"; the options are output, tests, responses, kinds, application,"
                        + " project, children, probes, evidence, otlp, sample, content, cpu, rotate, keep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"collector:4318", "http://me:secret@collector", "ftp://collector", "http://collector?key=secret"
            })
    void a_collector_is_a_url_without_a_secret_which_is_not_repeated(String url) {
        assertThatThrownBy(() -> parse("otlp=" + url))
                .hasMessageStartingWith("option \"otlp\" must be a URL like http://collector:4318")
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tests=yes|option \"tests\" must be true or false, but is \"yes\"",
                "tests|option \"tests\" needs a value: tests=...",
                "output=a,output=b|option \"output\" is given twice",
                "output=|option \"output\" is empty: give it a value, or leave it out",
                "tests=|option \"tests\" is empty: give it a value, or leave it out",
                "kinds= ,output=a|option \"kinds\" is empty: give it a value, or leave it out",
            })
    void a_value_that_makes_no_sense_is_answered_with_one_clear_line(String argument, String message) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1/10,0.1", "10%,0.1", "0.1,0.1", "1,1", "100%,1", "2/3,0.6666666666666666"})
    void a_share_is_a_fraction_a_percentage_or_a_number(String value, double share) {
        assertThat(Sparing.of(Map.of("sample", value)).sample()).isEqualTo(share);
        assertThat(Sparing.of(Map.of("cpu", value)).cpu()).isEqualTo(share);
    }

    @Test
    void a_journal_is_cut_by_size_by_age_or_by_both() {
        assertThat(Sparing.of(Map.of("rotate", "64MB")).rotateSize()).isEqualTo(64 << 20);
        assertThat(Sparing.of(Map.of("rotate", "90m")).rotateAge()).isEqualTo(5_400_000);
        Sparing both = Sparing.of(Map.of("rotate", "64kB:7d", "keep", "3"));
        assertThat(both).isEqualTo(new Sparing(1, Long.MAX_VALUE, 1, 64 << 10, 604_800_000, 3));
        assertThat(both.inspectsAll()).isTrue();
        assertThat(both.rotates()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample=0",
                "sample=2",
                "sample=ten",
                "sample=1/0",
                "cpu=101%",
                "cpu=-1%",
                "cpu=NaN",
                "content=64",
                "content=0KB",
                "content=KB",
                "rotate=64",
                "rotate=0h",
                "rotate=64MB:",
                "rotate=9999999999MB",
                "keep=0",
                "keep=many"
            })
    void a_way_to_spare_a_jvm_that_makes_no_sense_is_refused(String argument) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(UnusableSetting.class)
                .hasMessageStartingWith("option \"" + argument.substring(0, argument.indexOf('=')) + "\" must be a ")
                .hasMessageEndingWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waxseal.output", "WAXSEAL_APPLICATION"})
    void an_empty_property_or_variable_is_said_too(String name) {
        Settings.Source source = key -> key.equals(name) ? "" : null;

        assertThatThrownBy(() -> Settings.parse(null, source, source)).hasMessageContaining(" is empty: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s=x", "tests=%s"})
    void what_is_complained_of_is_short_and_steers_no_terminal(String argument) {
        String hostile = "\u001b[31m\r\n\u202e" + "x".repeat(10_000);

        assertThatThrownBy(() -> parse(String.format(argument, hostile)))
                .message()
                .hasSizeLessThan(250)
                .contains("(10008 characters)")
                .doesNotContainPattern("[\\p{Cntrl}\u202e]");
    }

    @Test
    void of_an_unusable_argument_the_output_can_still_be_told() {
        assertThat(Settings.outputOnly("ouput=x,output=a\\,b").output()).isEqualTo("a,b");
        assertThat(Settings.outputOnly("output=")).isEqualTo(Settings.DEFAULT);
        assertThat(Settings.outputOnly(null)).isEqualTo(Settings.DEFAULT);
    }

    private static Settings parse(String argument) {
        return Settings.parse(argument, name -> null, name -> null);
    }
}
