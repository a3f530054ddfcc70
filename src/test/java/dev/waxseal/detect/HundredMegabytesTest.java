package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Content of a hundred megabytes is read to its last line, in a heap in which it would not fit by far. */
class HundredMegabytesTest {

    @Test
    void a_password_in_the_last_line_of_a_hundred_megabytes_is_found_where_it_stands() throws Exception {
        assertThat(run("json", "string", "xml", "csv", "multipart"))
                .containsExactly(
                        "password body:$.restore.password",
                        "password body:$.restore.password",
                        "password body:/items/restore/password",
                        "password body",
                        "password part:file[*].password");
    }

    private static List<String> run(String... forms) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", ""),
                HundredMegabytes.class.getName());
        java.command().addAll(List.of(forms));
        java.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = java.start();
        List<String> out = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
