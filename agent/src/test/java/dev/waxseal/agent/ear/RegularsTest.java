package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of leaks that come from one line again and again not each is looked up, and each is counted. {@link Optional} stands for an
 * application, so that two of its methods are two lines that may send the same.
 */
class RegularsTest {

    private static final String PASSWORD = "user=anna&password=hunter";
    private static final String CARD = "user=anna&card=4111111111111111&page=";
    private static final int MANY = 2_000;

    private final Object connection = new Object();
    private final InetAddress address = InetAddress.getLoopbackAddress();

    @TempDir
    private Path output;

    private JournalWriter journal;
    private Ear ear;

    @BeforeEach
    void listen() {
        Settings settings = Settings.parse(
                "output=" + output + ",tests=false,application=java.util.Optional", key -> null, key -> null);
        journal = JournalWriter.open(settings, "1");
        ear = Ears.of(settings, journal);
    }

    @Test
    void a_second_line_that_leaks_the_same_is_named_at_once_while_they_are_few() throws Exception {
        one(PASSWORD, Regulars.ALL - 1);
        another(PASSWORD, 1);

        assertThat(count("ifPresent", "password")).isEqualTo(Regulars.ALL - 1);
        assertThat(count("ifPresentOrElse", "password")).isEqualTo(1);
    }

    @Test
    void lines_that_take_turns_are_told_apart_however_many_they_are() throws Exception {
        for (int i = 0; i < MANY; i++) {
            one(PASSWORD, 1);
            another(PASSWORD, 1);
        }

        assertThat(count("ifPresent", "password")).isEqualTo(MANY);
        assertThat(count("ifPresentOrElse", "password")).isEqualTo(MANY);
    }

    @Test
    void a_line_that_leaks_what_leaked_many_times_before_is_named_after_so_many_at_most_and_all_are_counted()
            throws Exception {
        one(PASSWORD, MANY);
        another(PASSWORD, Regulars.SOME + MANY);

        assertThat(count("ifPresentOrElse", "password")).isBetween((long) MANY + 1, (long) MANY + Regulars.SOME);
        assertThat(count("ifPresent", "password") + count("ifPresentOrElse", "password"))
                .isEqualTo(2 * MANY + Regulars.SOME);
    }

    @Test
    void whatever_else_leaks_there_is_laid_to_the_line_that_sends_it_from_the_first_on() throws Exception {
        one(PASSWORD, MANY);
        another(CARD, 1);

        assertThat(count("ifPresentOrElse", "card-number")).isEqualTo(1);
        assertThat(count("ifPresent", "card-number")).isZero();
    }

    @Test
    void what_leaks_beside_it_is_laid_to_the_line_that_sends_both() throws Exception {
        one(PASSWORD, MANY);
        another(PASSWORD + "&card=4111111111111111&page=", 1);

        assertThat(count("ifPresentOrElse", "card-number")).isEqualTo(1);
        assertThat(count("ifPresentOrElse", "password")).isEqualTo(1);
    }

    @Test
    void what_another_thread_sends_is_looked_up_by_itself() throws Exception {
        one(PASSWORD, MANY);
        Thread other = new Thread(() -> another(PASSWORD, 1));
        other.start();
        other.join();

        assertThat(count("ifPresentOrElse", "password")).isEqualTo(1);
        assertThat(count("ifPresent", "password")).isEqualTo(MANY);
    }

    private void one(String body, int times) {
        for (int i = 0; i < times; i++) {
            Optional.ofNullable(body + i).ifPresent(this::send);
        }
    }

    private void another(String body, int times) {
        for (int i = 0; i < times; i++) {
            Optional.ofNullable(body + i).ifPresentOrElse(this::send, () -> {});
        }
    }

    private void send(String body) {
        byte[] request =
                ("POST /orders HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(US_ASCII);
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);
        ear.hearSent(connection, address, 80, 40_000, request, 0, request.length);
        ear.hearReceived(connection, answer, 0, answer.length);
    }

    private long count(String method, String kind) throws Exception {
        journal.end();
        return JournalReader.readAll(output).get(0).findings().stream()
                .filter(one -> kind.equals(one.finding().kind()))
                .filter(one -> isIn(method, one.finding().origin()))
                .mapToLong(Journal.Counted::count)
                .sum();
    }

    private static boolean isIn(String method, Finding.@Nullable Origin origin) {
        return origin != null && origin.method().equals(method);
    }
}
