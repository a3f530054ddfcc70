package dev.waxseal.agent.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadingTest {

    @TempDir
    private Path directory;

    @Test
    void an_interrupt_neither_closes_the_applications_file_nor_gets_lost() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[] {1, 2, 3, 4, 5});
        ByteBuffer into = ByteBuffer.allocate(3);
        try (FileChannel channel = FileChannel.open(file)) {
            Thread.currentThread().interrupt();
            boolean whole = FileReading.read(channel, 1, into);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(whole).isTrue();
            assertThat(channel.isOpen()).isTrue();
        }
        assertThat(into.array()).containsExactly(2, 3, 4);
    }

    @Test
    void a_file_that_has_become_shorter_is_read_as_far_as_it_goes() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[] {1, 2, 3});
        ByteBuffer into = ByteBuffer.allocate(10);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(FileReading.read(channel, 1, into)).isFalse();
        }
        assertThat(into.flip().remaining()).isEqualTo(2);
    }
}
