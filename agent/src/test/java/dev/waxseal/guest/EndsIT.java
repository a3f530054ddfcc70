package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However a JVM ends, and whatever befalls it before, all that was answered is in the report, or the report says so. What
 * each end cost in this run stands in {@code target/site/ends.md}.
 */
@SuppressWarnings("SystemOut") // the same on the console
class EndsIT extends ServedIT {

    /** How often each end was met, what was answered until then, what was lost of it, and whether each report said so. */
    private static final class Toll {
        private int times;
        private int answered;
        private int lost;
        private boolean told = true;
    }

    private static final Map<String, Toll> TOLLS = new TreeMap<>();

    /** So many JVMs are killed, five at a time: more with {@code -Dwaxseal.test.kills=100}. */
    private static final int KILLS = Integer.getInteger("waxseal.test.kills", 20);

    private static final Pattern NAME = Pattern.compile("\"url\":\"[^\"]*/([a-z]{4})[?\"]");

    /** Of a lock of its own, and where the stack has no room for a class to be shown to any agent. */
    private static final Pattern SAID_BY_THE_JVM =
            Pattern.compile(".*Potentially dangerous stack overflow in .*|.*java.lang.instrument ASSERTION FAILED.*");

    /**
     * The JDK takes a buffer out of a thread's store of them in two steps; a stack that overflows between those leaves the
     * thread unable to write ever after, whoever listens.
     */
    private static final String BROKEN = "at java.base/sun.nio.ch.Util$BufferCache.get";

    private String how;

    @BeforeEach
    void name(TestInfo info) {
        how = info.getTestMethod().orElseThrow().getName().replace('_', ' ');
        how += info.getDisplayName().endsWith("()")
                ? ""
                : ": " + info.getDisplayName().replaceAll("\\[\\d+] |\"", "");
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(ints = {1, 4})
    void a_jvm_that_is_told_to_end_loses_nothing(int threads) throws Exception {
        try (ForkedJvm jvm = mourner(List.of(), "talk", threads, "on")) {
            jvm.awaitLines(100);
            jvm.terminate();
            jvm.join();
            assertNothingLost(jvm);
        }
        assertThat(complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"exit, 1", "exit, 4", "halt, 1", "halt, 4"})
    void a_jvm_that_ends_itself_while_others_talk_loses_nothing(String how, int threads) throws Exception {
        try (ForkedJvm jvm = mourner(List.of(), how, threads, "on")) {
            jvm.awaitLines(100);
            jvm.nudge();
            jvm.join();
            assertNothingLost(jvm);
        }
        assertThat(complete()).isTrue();
    }

    @Test
    void a_jvm_that_is_killed_at_any_moment_loses_nothing() throws Exception {
        Random moments = new Random();
        for (int i = 0; i < KILLS; i += 5) {
            output = directory.resolve("waxseal" + i);
            List<ForkedJvm> jvms = new ArrayList<>();
            for (int threads = 1; threads <= 5; threads++) {
                jvms.add(mourner(List.of(), "talk", threads));
            }
            for (ForkedJvm jvm : jvms) {
                try (jvm) {
                    jvm.awaitLines(1 + moments.nextInt(100));
                    jvm.kill();
                    assertNothingLost(jvm);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xshare:auto"})
    void a_stack_that_overflows_at_any_depth_costs_what_is_told_and_nothing_afterwards(String mode) throws Exception {
        ForkedJvm jvm = mourner(List.of(mode), "overflow", 1, "60");
        jvm.join();
        for (int i = 0; i < 20 && jvm.err().contains(BROKEN); i++) {
            output = directory.resolve("again-" + i);
            jvm = mourner(List.of(mode), "overflow", 1, "60");
            jvm.join();
        }
        assertThat(jvm.join()).as(jvm.err()).isZero();
        Set<String> lost = lost(jvm);
        List<String> said = jvm.out().lines().toList();
        assertThat(said).as(jvm.err()).contains("afterwards");
        int over = said.indexOf("afterwards");
        assertThat(said.get(over - 1)).as("overflows within a write").matches("struck [1-9][0-9]*");
        assertThat(said.subList(0, over - 1)).as("answered at the edge").hasSizeGreaterThan(10);
        List<String> afterwards = said.subList(over + 1, said.size());
        assertThat(afterwards).hasSize(Mourner.LONG_AFTERWARDS).noneMatch(lost::contains);
        assertThat(complete()).as("%s lost", lost).isEqualTo(lost.isEmpty());
        assertThat(jvm.err().lines())
                .allMatch(line -> SAID_BY_THE_JVM.matcher(line).matches());
    }

    @Test
    void memory_that_runs_out_costs_what_is_told_and_nothing_afterwards() throws Exception {
        try (ForkedJvm jvm = mourner(List.of("-Xmx24m", "-XX:+UseSerialGC"), "exhaust", 1)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            Set<String> lost = lost(jvm);
            List<String> said = jvm.out().lines().toList();
            List<String> afterwards = said.subList(said.indexOf("afterwards") + 1, said.size());
            assertThat(afterwards).hasSize(Mourner.AFTERWARDS).noneMatch(lost::contains);
            if (!lost.isEmpty()) {
                assertThat(complete()).as("%s lost", lost).isFalse();
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_disk_that_fills_up_costs_what_is_told() throws Exception {
        List<String> smallDisk = ForkedJvm.smallDisk(16); // 8 KB
        try (ForkedJvm jvm = ForkedJvm.within(
                directory,
                smallDisk,
                List.of("-XX:-UsePerfData", ForkedJvm.agent(output)),
                Mourner.class,
                origin + "/" + QUERY,
                "exit",
                "1")) {
            jvm.awaitLines(200);
            jvm.nudge();
            jvm.join();
            assertThat(lost(jvm)).as("what the disk had no room for").isNotEmpty();
            assertThat(jvm.err()).isEmpty();
        }
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).isEqualTo(1);
        assertThat(said).contains("lines of a journal could not be written: was the disk full?");
        assertThat(complete()).isFalse();
    }

    @AfterAll
    static void write() throws Exception {
        StringBuilder page = new StringBuilder("| End | Times | Answered | Lost | Said |\n|---|---:|---:|---:|---|\n");
        TOLLS.forEach((end, toll) -> page.append("| %s | %d | %d | %d | %s |%n"
                .formatted(end, toll.times, toll.answered, toll.lost, toll.lost == 0 ? "" : toll.told ? "yes" : "NO")));
        System.out.println(page);
        Path file = Path.of("target/site/ends.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
    }

    private ForkedJvm mourner(List<String> options, String how, int threads, String... more) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.add(ForkedJvm.agent(output));
        List<String> arguments = new ArrayList<>(List.of(origin + "/" + QUERY, how, "" + threads));
        arguments.addAll(List.of(more));
        return ForkedJvm.of(directory, all, Mourner.class, arguments.toArray(String[]::new));
    }

    private void assertNothingLost(ForkedJvm jvm) throws Exception {
        assertThat(jvm.out().lines()).isNotEmpty();
        assertThat(lost(jvm)).isEmpty();
        assertThat(jvm.err()).isEmpty();
    }

    /** What the application was answered and the journal does not have. */
    private Set<String> lost(ForkedJvm jvm) throws Exception {
        Set<String> lost = new TreeSet<>();
        jvm.out().lines().filter(line -> line.matches("[a-z]{4}")).forEach(lost::add);
        int answered = lost.size();
        for (String line : ForkedJvm.journal(output, jvm.pid())) {
            Matcher name = NAME.matcher(line);
            if (name.find()) {
                lost.remove(name.group(1));
            }
        }
        Toll toll = TOLLS.computeIfAbsent(how, first -> new Toll());
        toll.times++;
        toll.answered += answered;
        toll.lost += lost.size();
        toll.told &= lost.isEmpty() || !complete();
        return lost;
    }

    private boolean complete() throws Exception {
        StringBuilder said = new StringBuilder();
        ForkedJvm.report(output, said);
        assertThat(said).doesNotContain("Canary");
        return Files.readString(output.resolve("waxseal.json")).contains("\"complete\": true");
    }
}
