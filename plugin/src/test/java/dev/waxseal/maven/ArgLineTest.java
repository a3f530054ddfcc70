package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgLineTest {

    @Test
    void the_agent_comes_first_and_the_others_stay_as_they_were_written() {
        assertThat(ArgLine.parse("-Xmx1g  \"-Dname=two words\"\n-Dother='a \"b\"'")
                        .with("/agent.jar", "output=/o"))
                .hasToString("-javaagent:/agent.jar=output=/o -Xmx1g \"-Dname=two words\" -Dother='a \"b\"'");
    }

    @Test
    void an_empty_line_becomes_the_agent_alone() {
        assertThat(ArgLine.parse(" ").with("/agent.jar", "output=/o")).hasToString("-javaagent:/agent.jar=output=/o");
    }

    @Test
    void the_agent_is_there_once_whatever_settings_it_was_there_with_before() {
        ArgLine once = ArgLine.parse("-Xmx1g").with("/agent.jar", "output=/a b");
        assertThat(ArgLine.parse("-javaagent:/jacoco.jar " + once).with("/agent.jar", "output=/c"))
                .hasToString("-javaagent:/agent.jar=output=/c -javaagent:/jacoco.jar -Xmx1g");
    }

    @Test
    void another_agent_whose_name_begins_alike_stays() {
        assertThat(ArgLine.parse("-javaagent:/agent.jar.old").with("/agent.jar", "output=/o"))
                .hasToString("-javaagent:/agent.jar=output=/o -javaagent:/agent.jar.old");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"/a b/agent.jar", "/it's/agent.jar", "/a \"b\" 'c'/agent.jar", "C:\\Program Files\\agent.jar"})
    void a_path_of_any_spelling_is_read_back_as_one_argument(String jar) {
        String line = ArgLine.parse("-ea").with(jar, "output=/o").toString();
        assertThat(ArgLine.parse(line).words())
                .extracting(ArgLine.Word::meant)
                .containsExactly("-javaagent:" + jar + "=output=/o", "-ea");
    }
}
