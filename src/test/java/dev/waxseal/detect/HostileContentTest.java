package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No content makes an inspection fail, or cost more than in proportion to its length. */
class HostileContentTest {
    private static final Detection DETECTION = Detection.standard();
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x");

    /** What may be open where the rest comes. */
    private static final List<String> BEGINNINGS = List.of(
            "",
            "<a ",
            "{\"a\":\"",
            "a=",
            "id,password\n1,",
            "--x\r\nContent-Disposition: form-data; name=\"",
            "INSERT INTO t (a) VALUES ");

    /** Long enough that every limit of depth and of neighbours is reached. */
    private static final int LENGTH = 6000;

    /** So often two sizes are compared until the compiler has made the same of both: it spares objects where it can. */
    private static final int COMPARISONS = 20;

    /** Of a megabyte. */
    private static final int QUARTER = 256 << 10;

    /** In nanoseconds; what is not linear takes seconds for a megabyte. */
    private static final long PATIENCE = 200_000_000;

    /** Enough of anything to overflow a stack that follows it down. */
    private static final int DEEP = 24_000;

    private static final int STACK = 256 << 10;

    /** The most findings that one inspection tells of. */
    private static final int MOST = 256;

    static Stream<String> patterns() {
        return Stream.of(
                "@",
                "a@",
                "a:b@",
                "a@b.",
                "a@b.c",
                "bob@example.com ",
                "http://a/?u=",
                "http://",
                "https://a:",
                "/a;b=c",
                "{",
                "{\"a\":",
                "[[",
                "[\"a\",",
                "}",
                "\"",
                "'",
                "\\\"",
                "\\",
                "{\"password\":{\"password\":",
                "{{",
                "${",
                "{\"a\":1}\n",
                "\"value\":\"x\",",
                "\"security_code\":\"123\",",
                "\"latitude\":\"12.34567\",",
                "&=",
                "=&",
                "a=",
                "a=b&",
                "a=b;",
                "password=",
                "password: ",
                "password=\"",
                "password is abc1 ",
                "my password is ",
                "login a password b ",
                "Authorization: Bearer ",
                "Cookie: a=",
                "Set-Cookie: a=b; ",
                "Basic ",
                "setPassword(\"x\");",
                "curl -u a:b http://x ",
                "INSERT INTO t (a) VALUES ('b');",
                "MSH|^~\\&|",
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *181128*1253*^*00501*000000905*0*T*:~",
                "UNA:+.? 'UNB+?",
                ":20:\n:59:/",
                "a,b\n",
                "\"a\"\"b\",",
                "eyJ",
                "eyJhbGciOiJIUzI1NiJ9.",
                "x=eyJ",
                "MII",
                "LS0tLS1CRUdJTi",
                "aaaa",
                "PHNhbWw",
                "AKIA2OGYBAH6YAFJ",
                "4111",
                "4111 1111 1111 1111 ",
                "1",
                "1234 ",
                "12-34-",
                "536-22-1234 ",
                "DE89 ",
                "DE89370400440532013000 ",
                "+49 ",
                "$2a$10$",
                "%",
                "%25",
                "%70",
                "%7B%22a%22%3A",
                "\\u0070",
                "&#112;",
                "&amp;",
                "abandon ",
                "zoo wrong ",
                "<a>",
                "<a",
                "<a b=\"",
                "<!--",
                "<![CDATA[",
                "<!ENTITY b \"&a;&a;\">",
                "<key>password</key><string>x</string>",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\n",
                "--x\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n",
                "--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n",
                "INSERT INTO t (a) VALUES ('b'),('c'),",
                "az -a ",
                "\u00c0",
                "\u0081\u00a1a",
                "\n",
                " ",
                "\0",
                "\ud83d",
                "\u00e9",
                "\u30d1\u30b9\u30ef\u30fc\u30c9: ",
                "(",
                "a.b.",
                "_",
                "-",
                ".",
                ":",
                "$");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void twice_as_much_costs_no_more_than_twice_as_much(String pattern) {
        for (String beginning : List.of("", "{\"password\":\"x\",\"k\":\"")) {
            for (String type : TYPES) {
                inspect(type, beginning + repeated(pattern, LENGTH / 8));
                long once;
                long twice;
                int compared = 0;
                do {
                    String end = " ".repeat(compared++); // what is the same as before is known, and costs nothing
                    once = allocated(type, beginning + repeated(pattern, LENGTH) + end);
                    twice = allocated(type, beginning + repeated(pattern, 2 * LENGTH) + end);
                } while (twice >= atMost(once) && compared < COMPARISONS);

                assertThat(twice).as("%s as %s", pattern, type).isLessThan(atMost(once));
            }
        }
    }

    private static long atMost(long once) {
        return once * 22 / 10 + 20_000;
    }

    /** By the thread's own time, whatever else the machine does, and with room for what the compiler does meanwhile. */
    @ParameterizedTest
    @MethodSource("patterns")
    void four_times_as_much_in_windows_takes_no_more_than_in_proportion(String pattern) {
        int type = Math.floorMod(pattern.hashCode(), TYPES.size());
        String beginning = BEGINNINGS.get(Math.floorMod(pattern.hashCode() / 7, BEGINNINGS.size()));
        String quarter = beginning + repeated(pattern, QUARTER);
        inWindows(TYPES.get(type), quarter, Content.STRETCH);

        long once = time(TYPES.get(type), quarter);
        long fourTimes = time(TYPES.get(type), beginning + repeated(pattern, 4 * QUARTER));

        assertThat(fourTimes).as("%s as %s", pattern, TYPES.get(type)).isLessThan(10 * once + PATIENCE);
    }

    private static long time(String type, String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        inWindows(type, text, Content.STRETCH);
        return threads.getCurrentThreadCpuTime() - before;
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void no_depth_needs_more_than_a_small_stack(String pattern) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (String type : TYPES) {
            Thread thread = new Thread(null, () -> inspect(type, repeated(pattern, DEEP)), "small", STACK);
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure));
            thread.start();
            thread.join();
        }

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void no_window_makes_an_inspection_fail(String pattern) {
        for (String beginning : BEGINNINGS) {
            for (String type : TYPES) {
                inWindows(type, beginning + repeated(pattern, 2 * LENGTH), 700);
            }
        }
    }

    private static String repeated(String pattern, int length) {
        return pattern.repeat(length / pattern.length());
    }

    private static long allocated(String type, String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        inspect(type, text);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static void inspect(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(DETECTION.inspect(new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length)))
                .hasSizeLessThanOrEqualTo(MOST);
    }

    private static void inWindows(String type, String text, int length) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RequestHead head = head(type);
        Passage passage = new Passage();
        for (int from = 0; from < bytes.length; from += length) {
            int to = Math.min(bytes.length, from + length);
            boolean last = to == bytes.length;
            assertThat(DETECTION.inspect(
                            new Content(head, Content.Form.BODY, bytes, from, to, passage, from == 0, last)))
                    .hasSizeLessThanOrEqualTo(MOST);
        }
    }

    private static RequestHead head(String type) {
        Fields fields = new Fields(List.of(new Field("Content-Type", type)));
        return new RequestHead("POST", "http", "/", "a.example", "HTTP/1.1", fields);
    }

    @Test
    void no_mutation_of_the_labelled_texts_makes_an_inspection_fail() throws IOException {
        List<String> texts = texts();
        Random random = new Random(20261123);
        for (int i = 0; i < 6000; i++) {
            String text = mutated(texts.get(random.nextInt(texts.size())), texts, random);
            String type = TYPES.get(random.nextInt(TYPES.size()));

            inspect(type, text);
            inWindows(type, text, 1 + random.nextInt(100));
            assertThat(DETECTION.inspect(text, null)).as(text).hasSizeLessThanOrEqualTo(MOST);
            DETECTION.maskedTarget(new RequestHead("GET", "http", text, "a.example", "HTTP/1.1", Fields.NONE));
        }
    }

    /** Cut, doubled, spliced with another, or with other characters in it. */
    private static String mutated(String text, List<String> texts, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && out.length() > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(6)) {
                case 0 -> out.setLength(at);
                case 1 -> out.delete(0, at);
                case 2 -> out.setCharAt(at, "\"'{}[]<>=:&;%\\ \n@$-+.0\u00e9\ud83d".charAt(random.nextInt(24)));
                case 3 -> out.insert(at, out.substring(at, Math.min(out.length(), at + random.nextInt(40))));
                case 4 -> out.insert(at, texts.get(random.nextInt(texts.size())));
                default -> out.deleteCharAt(at);
            }
        }
        return out.toString();
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(LabelledSetTest.class.getResourceAsStream("labelled.txt"))) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] columns = line.split(" \\| ", 3);
                if (columns.length == 3) {
                    texts.add(columns[2].replace("\\n", "\n").replace("\\r", "\r"));
                }
            }
        }
        return texts;
    }
}
