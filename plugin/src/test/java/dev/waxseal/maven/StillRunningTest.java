package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillRunningTest {

    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();
    private final Log log = new SystemStreamLog() {
        @Override
        public void info(CharSequence content) {
            said.add(content.toString());
            process.destroy(); // as it was told to before
        }

        @Override
        public void warn(CharSequence content) {
            said.add(content.toString());
        }
    };

    private Module module;
    private Process process;

    @BeforeEach
    void a_server_runs() throws IOException {
        module = new Module(directory);
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void a_server_that_was_told_to_stop_is_waited_for() throws IOException {
        Instant now = Instant.now().plusSeconds(1);
        module.running(process.pid(), now);

        assertThat(journals(now, Duration.ofMinutes(1))).hasSize(1);
        assertThat(process.isAlive()).isFalse();
        assertThat(said).containsExactly("Waits up to 60 s for JVM " + process.pid() + ", which has not ended");
    }

    @Test
    void one_that_goes_on_to_run_is_told_of() throws IOException {
        Instant now = Instant.now().plusSeconds(1);
        module.running(process.pid(), now);

        assertThat(journals(now, Duration.ZERO)).hasSize(1);
        assertThat(said).hasSize(2).last().asString().startsWith("JVM " + process.pid() + " still runs");
    }

    @Test
    void another_process_that_has_its_number_now_is_not_waited_for() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        module.running(process.pid(), before);

        assertThat(journals(before, Duration.ofMinutes(1))).hasSize(1);
        assertThat(said).isEmpty();
    }

    @Test
    void what_an_earlier_build_has_left_is_not_waited_for() throws IOException {
        Instant now = Instant.now().plusSeconds(1);
        module.running(process.pid(), now);

        assertThat(journals(now.plusMillis(1), Duration.ofMinutes(1))).hasSize(1);
        assertThat(said).isEmpty();
    }

    private List<Journal> journals(Instant build, Duration patience) throws IOException {
        return StillRunning.journals(module.output, build.toEpochMilli(), patience, log);
    }
}
