package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe of the stack as it ships, whichever way the JVM runs it. */
class StackRoomIT {

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:+TieredCompilation"})
    void room_that_was_granted_is_there_at_every_depth(String mode) throws Exception {
        String classPath = System.getProperty("waxseal.test.agent")
                + File.pathSeparator
                + System.getProperty("waxseal.test.classes");
        Process depths = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        mode,
                        "-cp",
                        classPath,
                        Depths.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(depths.getInputStream().readAllBytes(), UTF_8);

        assertThat(said.strip()).isEqualTo("300 granted, some refused, 0 in vain");
    }
}
