package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that lives for long: a month's requests to 10,000 destinations on connections that come and go, which the ear is told
 * of byte by byte as the tap would. {@code -Dwaxseal.test.month=10000000} makes it a whole one.
 */
@SuppressWarnings("SystemOut") // the figures
class MonthTest {

    private static final int REQUESTS = Integer.getInteger("waxseal.test.month", 200_000);
    private static final int DESTINATIONS = 10_000;
    private static final int ON_ONE_CONNECTION = 100;
    private static final int LEAKS_EVERY = 1_000;
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);

    @TempDir
    private Path output;

    @Test
    void what_it_holds_is_bounded_and_what_it_says_is_right_afterwards() throws Exception {
        Settings settings = Settings.parse("output=" + output + ",tests=false,rotate=4MB", key -> null, key -> null);
        JournalWriter journal = JournalWriter.open(settings, "1");
        Ear ear = Ears.of(settings, journal);
        InetAddress address = InetAddress.getLoopbackAddress();
        long begun = System.nanoTime();
        long early = 0;
        Object connection = new Object();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % ON_ONE_CONNECTION == 0) {
                ear.hearClosed(connection);
                connection = new Object();
            }
            byte[] request = request(i);
            ear.hearSent(connection, address, 80, 40_000, request, 0, request.length);
            ear.hearReceived(connection, ANSWER, 0, ANSWER.length);
            if (i + 1 == REQUESTS / 5) {
                early = Ears.live();
            }
        }
        long late = Ears.live();
        journal.end();
        long journalled = size();
        System.out.printf(
                "%,d requests to %,d destinations: %,d KB live after a fifth, %,d KB at the end; journal %,d KB in %d parts,"
                        + " %d s%n",
                REQUESTS,
                DESTINATIONS,
                early >> 10,
                late >> 10,
                journalled >> 10,
                parts(),
                (System.nanoTime() - begun) / 1_000_000_000);

        assertThat(late).as("live").isLessThan(early + (6 << 20));
        Journal read = JournalReader.readAll(output).get(0);
        assertThat(read.problems()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.destinations()).hasSize(DESTINATIONS);
        assertThat(read.destinations().stream()
                        .mapToLong(Counting.Destination::requests)
                        .sum())
                .isEqualTo(REQUESTS);
        assertThat(read.findings().stream()
                        .filter(one -> "password".equals(one.finding().kind()))
                        .mapToLong(Journal.Counted::count)
                        .sum())
                .isEqualTo(REQUESTS / LEAKS_EVERY);
        assertThat(journalled).as("journal").isLessThan(64 << 20);
    }

    private static byte[] request(int i) {
        String body = "user=anna&page=" + i % 10 + (i % LEAKS_EVERY == 0 ? "&password=hunter" + i % 9_973 : "");
        return ("POST /orders/" + i + " HTTP/1.1\r\nHost: host-" + i % DESTINATIONS
                        + ".example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(US_ASCII);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private long parts() throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("journal"))) {
            return files.count();
        }
    }
}
