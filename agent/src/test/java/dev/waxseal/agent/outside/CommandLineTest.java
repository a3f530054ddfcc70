package dev.waxseal.agent.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command line is seen to start. */
class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java -cp a.jar com.acme.Main --password=x                 | java | com.acme.Main",
                "/opt/jdk/bin/java -jar lib/app.jar                        | java | app.jar",
                "C:\\jdk\\bin\\java.exe -m com.acme/com.acme.Main          | java | com.acme.Main",
                "java @target/arguments                                    | java | @arguments",
                "java -version                                             | java |",
                "java -cp agent.jar net.bytebuddy.agent.Attacher x.VM 77 a | java |",
                "java -cp a.jar com.acme.net.bytebuddy.agent.Attacher x 77 | java |",
                "env LANG=C java -jar app.jar                              | java | app.jar",
                "nice -n 19 /opt/jdk/bin/java -Xmx64m com.acme.Main        | java | com.acme.Main",
                "timeout 10 curl http://payments.example                   | timeout |",
                "javac Main.java                                           | javac |",
                "git log --author java                                     | git |",
                "env grep java log                                         | env |",
                "timeout 10s nice -n 5 java -jar app.jar                   | java | app.jar",
            })
    void the_java_command_is_known_also_behind_what_only_runs_it(String line, String program, @Nullable String main) {
        CommandLine command = CommandLine.of(line.split(" +"), Map.of());

        assertThat(command.program()).isEqualTo(program);
        assertThat(command.main()).isEqualTo(main);
        assertThat(command.heard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java -jar app.jar                                         | app.jar",
                "cd /opt && exec ./jre/bin/java -cp 'a b:c' com.acme.Main  | com.acme.Main",
                "\"$JAVA_HOME/bin/java\" -jar app.jar >log 2>&1 &          | app.jar",
                "(java com.acme.Main;java com.acme.Other)                  | com.acme.Main",
                "java -version; echo done                                  |",
                "echo java -jar app.jar                                    |",
                "grep java log; PORT=1 nohup java -jar app.jar             | app.jar",
            })
    void so_it_is_in_the_text_that_a_shell_runs(String text, @Nullable String main) {
        CommandLine command = CommandLine.of(new String[] {"/bin/sh", "-c", text}, Map.of());

        assertThat(command.program()).isEqualTo("sh");
        assertThat(command.main()).isEqualTo(main);
        assertThat(command.java()).isEqualTo(-1); // nothing is put into a text
    }

    @Test
    void the_agent_goes_behind_the_java_command_wherever_that_stands() {
        String[] words = {"env", "LANG=C", "java", "-jar", "app.jar"};

        assertThat(CommandLine.of(words, Map.of()).with("-javaagent:waxseal.jar", words))
                .containsExactly("env", "LANG=C", "java", "-javaagent:waxseal.jar", "-jar", "app.jar");
    }

    @Test
    void whoever_brings_the_agent_along_is_heard() {
        Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-javaagent:waxseal-agent.jar");

        for (String line : new String[] {"java -jar app.jar", "sh -c java_-jar_app.jar", "nice java -jar app.jar"}) {
            String[] words = line.split(" ");
            words[words.length - 1] = words[words.length - 1].replace('_', ' ');
            assertThat(CommandLine.of(words, environment).heard()).as(line).isTrue();
        }
    }
}
