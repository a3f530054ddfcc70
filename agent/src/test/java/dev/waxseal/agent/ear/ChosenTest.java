package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a connection is inspected where not all is: whole messages, a fair share of them, and all is counted. */
class ChosenTest {

    @TempDir
    private Path output;

    @Test
    void one_of_ten_is_inspected_whole_and_of_the_others_the_head_is() throws Exception {
        Run run = new Run("sample=1/10");
        for (int i = 0; i < 2_000; i++) {
            run.exchange(i, 10, 100_000);
        }

        assertThat(run.heads).isEqualTo(4_000);
        assertThat(run.requests.size()).isBetween(140, 260);
        assertThat(run.answers)
                .as("all of an answer where its request was chosen, and else nothing")
                .isEqualTo(run.requests);
        assertThat(run.requests.stream().mapToInt(i -> i % 2).sum())
                .as("who talk in turns get their turns")
                .isBetween(run.requests.size() / 3, run.requests.size() * 2 / 3);
        assertThat(run.problems())
                .containsExactly(
                        "inspected 1 of " + Math.round(2_000.0 / run.requests.size()) + " messages: the content of "
                                + 2 * run.requests.size()
                                + " of 4000, and of the others the URL and the header fields alone (option"
                                + " sample)");
    }

    @Test
    void of_long_content_the_beginning_is_inspected_and_ends_there() throws Exception {
        Run run = new Run("content=100KB");
        run.exchange(0, 10, 102_400);
        run.exchange(1, 10, 102_401);
        run.exchange(2, 10, 1_000_000);
        run.exchange(3, 10, 65_536);

        assertThat(run.bytes).isEqualTo(40 + 3 * 102_400 + 65_536);
        assertThat(run.ends).isEqualTo(8);
        assertThat(run.problems())
                .containsExactly(
                        "inspected 2 messages in part: no more than the beginning of the content (option content)");
    }

    @Test
    void where_all_is_inspected_nothing_is_said() throws Exception {
        Run run = new Run("sample=1,content=1MB");
        run.exchange(0, 10, 100_000);

        assertThat(run.bytes).isEqualTo(100_010);
        assertThat(run.problems()).isEmpty();
    }

    /** A connection, and what was inspected of it. */
    private final class Run {
        private final JournalWriter journal;
        private final Chosen chosen;
        private final Conversation conversation = new Conversation(this::hear);
        private final List<Integer> requests = new ArrayList<>();
        private final List<Integer> answers = new ArrayList<>();
        private int heads;
        private int ends;
        private long bytes;

        Run(String options) {
            Settings settings = Settings.parse("output=" + output + ',' + options, key -> null, key -> null);
            journal = JournalWriter.open(settings, "1");
            chosen = new Chosen(Selection.of(requireNonNull(settings.howSpared()), journal));
        }

        void exchange(int number, int asked, int answered) {
            conversation.sent(ascii("POST /" + number + " HTTP/1.1\r\nHost: a.example\r\nContent-Length: " + asked
                    + "\r\n\r\n" + "a".repeat(asked)));
            conversation.received(
                    ascii("HTTP/1.1 200 OK\r\nContent-Length: " + answered + "\r\n\r\n" + "b".repeat(answered)));
        }

        private void hear(Heard heard) {
            if (heard instanceof Content content) {
                inspect(chosen.of(content));
            } else if (chosen.has(heard.head())) {
                heads++;
            }
        }

        private void inspect(@Nullable Content content) {
            if (content == null) {
                return;
            }
            bytes += content.to() - content.from();
            ends += content.last() ? 1 : 0;
            if (content.head() instanceof RequestHead request && content.last()) {
                requests.add(number(request));
            } else if (content.head() instanceof ResponseHead response && content.last()) {
                answers.add(number(response.request()));
            }
        }

        private static int number(@Nullable RequestHead request) {
            return Integer.parseInt(requireNonNull(request).target().substring(1));
        }

        List<String> problems() throws Exception {
            journal.end();
            Journal read = JournalReader.readAll(output).get(0);
            return read.problems();
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
