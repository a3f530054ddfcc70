package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.maven.CommandLine.Starts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java | java -Xmx1g -cp a.jar:b.jar com.example.Shop --password=x | com.example.Shop
            java | java -jar target/shop.jar secret-word | target/shop.jar
            java | java -p mods -m shop/com.example.Shop | shop/com.example.Shop
            java | java --add-opens java.base/java.lang=ALL-UNNAMED com.example.Shop | com.example.Shop
            java | /opt/jdk/bin/java @arguments | null
            java | C:\\jdk\\bin\\java.exe -jar C:\\shop.jar | C:\\shop.jar
            java | java ${jvm.arguments} -jar target/shop.jar | null
            java | java Shop.java | null
            java | ${java.home}/bin/java com.example.Shop | com.example.Shop
            call | nohup java -cp a com.example.Shop | com.example.Shop
            call | env MODE=test nice -n 5 java -jar shop.jar | shop.jar
            call | bash -c "cd target && exec java -jar shop.jar" | shop.jar
            call | sh -c '$JAVA_HOME/bin/java -jar shop.jar > log 2>&1 &' | shop.jar
            call | cmd /c start java -jar shop.jar | shop.jar
            """, nullValues = "null")
    void a_jvm_is_sure_where_java_is_to_be_seen(String how, String line, String main) {
        CommandLine read = read(line);
        assertThat(read.starts()).isEqualTo(Starts.A_JVM);
        assertThat(read.isDirect()).isEqualTo(how.equals("java"));
        assertThat(read.main()).isEqualTo(main);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker run --rm openjdk java -jar shop.jar",
                "docker-compose up -d",
                "sh -c 'docker compose up -d && sleep 5'",
                "npm run serve",
                "python3 -m http.server",
                "node java.js",
                "nohup postgres -D data",
                "java -version",
                "/opt/jdk/bin/java --version",
                "javac Shop.java",
                "bash",
            })
    void what_is_no_jvm_of_an_application_is_none(String line) {
        assertThat(read(line).starts()).isEqualTo(Starts.NO_JVM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash start.sh",
                "bash start",
                "./start.sh",
                "sh -x bin/start",
                "cmd /c start.bat",
                "./mvnw spring-boot:run",
                "sh -c 'cd shop && ./start.sh'",
                "nohup /opt/kafka/bin/kafka-server-start.sh server.properties",
            })
    void a_script_may_start_one(String line) {
        assertThat(read(line).starts()).isEqualTo(Starts.PERHAPS_A_JVM);
        assertThat(read(line).main()).isNull();
    }

    @Test
    void one_that_can_be_read_and_names_nothing_of_java_starts_none() throws Exception {
        Files.writeString(directory.resolve("start.sh"), "docker compose up -d\n");
        assertThat(read("bash start.sh").starts()).isEqualTo(Starts.NO_JVM);
        Files.writeString(directory.resolve("start.sh"), "exec java -jar shop.jar\n");
        assertThat(read("bash start.sh").starts()).isEqualTo(Starts.PERHAPS_A_JVM);
        assertThat(read("bash start.sh").isLeftRunning()).isFalse();
    }

    @Test
    void what_is_left_running_says_so_itself() throws Exception {
        assertThat(read("sh -c 'java -jar shop.jar &'").isLeftRunning()).isTrue();
        assertThat(read("sh -c 'java -jar shop.jar > log 2>&1 && true'").isLeftRunning())
                .isFalse();
        Files.writeString(directory.resolve("start.sh"), "java -jar shop.jar > log 2>&1 &\necho $!\n");
        assertThat(read("bash start.sh").isLeftRunning()).isTrue();
    }

    private CommandLine read(String line) {
        List<String> words = ArgLine.parse(line.strip()).words().stream()
                .map(ArgLine.Word::meant)
                .toList();
        return CommandLine.of(words.get(0), words.subList(1, words.size()), directory);
    }
}
