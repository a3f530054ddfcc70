package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.clients.SealedOutcomes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a handshake is the same with the agent and without: providers, parameters, sessions and exceptions. */
class SealedOutcomesIT {

    @Test
    void handshakes_end_alike_with_and_without_the_agent(@TempDir Path directory) throws Exception {
        try (ForkedJvm without = ForkedJvm.withLibraries(directory, List.of(), SealedOutcomes.class);
                ForkedJvm with = ForkedJvm.withLibraries(
                        directory, List.of(ForkedJvm.agent(directory.resolve("waxseal"))), SealedOutcomes.class)) {
            without.join();
            with.join();

            assertThat(with.out()).isEqualTo(without.out()).contains("SOUND by socket with authority: TLSv1.3");
            assertThat(ForkedJvm.journal(directory.resolve("waxseal")))
                    .anyMatch(line -> line.contains("trust-any-certificate"))
                    .noneMatch(line -> line.contains("\"type\":\"failure\""));
        }
    }
}
