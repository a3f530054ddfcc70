package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.google.gson.Gson;
import dev.waxseal.clients.LeakyProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The recipes of the site, word by word: what stands there in its boxes is what runs here, in directories of its own. */
class RecipesIT {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    Path machine;

    private String recipes = "";

    @BeforeEach
    void read() throws IOException {
        recipes = Files.readString(Path.of("../src/site/markdown/recipes.md"));
        Files.copy(ForkedJvm.AGENT, machine.resolve("waxseal-agent.jar"));
        Files.createDirectories(machine.resolve("opt"));
        shop(machine.resolve("shop.jar"));
    }

    @Test
    void an_image_is_heard_into_its_volume() throws Exception {
        List<String> words = new ArrayList<>();
        ProcessBuilder container = new ProcessBuilder(words);
        for (String line : box("## A container image")) {
            String[] instruction = line.split(" ", 2);
            switch (instruction[0]) {
                case "COPY" -> {
                    String[] files = instruction[1].split(" ", -1);
                    Path to = here(files[files.length - 1]);
                    for (int i = 0; i < files.length - 1; i++) {
                        Files.copy(machine.resolve(files[i]), to.resolve(files[i]));
                    }
                }
                case "ENV" -> {
                    String[] variable = instruction[1].split("=", 2);
                    container.environment().put(variable[0], here(variable[1]).toString());
                }
                case "ENTRYPOINT" -> {
                    for (String word : new Gson().fromJson(instruction[1], String[].class)) {
                        words.add(word.replace("/opt", here("/opt").toString()));
                    }
                }
                default -> assertThat(instruction[0]).isIn("FROM", "VOLUME");
            }
        }
        words.add(SECRET);

        try (Running shop = new Running(container)) {
            shop.leaks();
        }

        assertThat(report(List.of("report", here("/waxseal").toString())))
                .contains("password to payments.example in clear text", "LeakyProgram.main(LeakyProgram.java:");
    }

    @Test
    void a_server_that_runs_already_is_judged_while_it_goes_on_and_compared_with_the_day_before() throws Exception {
        List<String> box = box("## A staging server, watched for a day");
        Path page = here("/var/www/waxseal");

        try (Running shop = new Running(new ProcessBuilder(
                "java",
                "-XX:+EnableDynamicAgentLoading",
                "-jar",
                here("shop.jar").toString(),
                SECRET))) {
            assertThat(report(waxseal(box.get(0).replace("PID", "" + shop.process.pid()))))
                    .contains("Listening to " + shop.process.pid());
            shop.leaks();
            List<String> report = new ArrayList<>(waxseal(box.get(1)));
            report.set(report.indexOf("--format=html"), "--format=html,json");
            assertThat(report(report)).contains("password to payments.example in clear text");
            assertThat(page.resolve("waxseal.html")).exists();

            Path yesterday = Files.move(page.resolve("waxseal.json"), machine.resolve("yesterday.json"));
            shop.leaks();
            report.add("--compare=" + yesterday);
            assertThat(report(report)).contains("0 new, 1 unchanged, 0 fixed");
        }
    }

    @Test
    void tests_that_an_ide_starts_are_heard_and_named() throws Exception {
        String option = recipes.replaceAll("(?s).*## In an IDE.*?`(-javaagent:[^`]+)`.*", "$1")
                .replace("/path/to/", here("/").toString() + "/")
                .replace("/tmp/waxseal", here("/waxseal").toString());

        try (ForkedJvm ide = ForkedJvm.withLibraries(
                machine,
                List.of(option, "-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file")),
                Ide.class)) {
            assertThat(ide.join()).as(ide::err).isZero();
        }

        assertThat(report(List.of("report", here("/waxseal").toString())))
                .contains("password to payments.example in clear text")
                .contains("in test dev.waxseal.guest.RecipesIT$LoginTests.a_customer_logs_in");
    }

    /** As IDEs do: one method, by JUnit's own launcher. */
    public static final class Ide {

        private Ide() {}

        public static void main(String[] arguments) {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectMethod(LoginTests.class, "a_customer_logs_in"))
                            .build());
        }
    }

    /** For {@link Ide} alone. */
    static final class LoginTests {

        @Test
        void a_customer_logs_in() throws IOException {
            InputStream stdin = System.in;
            System.setIn(new ByteArrayInputStream(new byte[] {'\n'}));
            LeakyProgram.main(new String[] {SECRET});
            System.setIn(stdin);
        }
    }

    /** The lines of the first box below that heading. */
    private List<String> box(String heading) {
        String section = recipes.substring(recipes.indexOf(heading));
        return section.split("```", 3)[1].strip().lines().toList();
    }

    /** A path of the recipe, on the machine of this test. */
    private Path here(String path) throws IOException {
        Path here = machine.resolve(path.replaceFirst("^/", ""));
        return path.contains(".") ? here : Files.createDirectories(here);
    }

    /** The words of a recipe's command line behind the jar. */
    private List<String> waxseal(String line) throws IOException {
        String command = "java -jar waxseal-agent.jar ";
        assertThat(line).startsWith(command);
        List<String> words = new ArrayList<>();
        for (String word : line.substring(command.length()).split(" ", -1)) {
            int path = word.indexOf("/var");
            words.add(path < 0 ? word : word.substring(0, path) + here(word.substring(path)));
        }
        return words;
    }

    private String report(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(ForkedJvm.BRIEFLY);
        command.addAll(List.of("-jar", here("waxseal-agent.jar").toString()));
        command.addAll(words);
        Process process = onThisJava(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isIn(0, 1);
        return said;
    }

    private ProcessBuilder onThisJava(ProcessBuilder builder) {
        builder.command()
                .set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return builder.directory(machine.toFile());
    }

    /** A program as people ship it. */
    private static void shop(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LeakyProgram.class.getName());
        String name = LeakyProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream to = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(to, manifest);
                InputStream in = LeakyProgram.class.getResourceAsStream("LeakyProgram.class")) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(in).transferTo(out);
        }
    }

    /** {@link LeakyProgram}, which leaks for each line that it is given. */
    private final class Running implements AutoCloseable {

        private final Process process;

        Running(ProcessBuilder builder) throws IOException {
            builder.environment()
                    .put("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file"));
            process = onThisJava(builder)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        void leaks() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(new String(process.getInputStream().readNBytes("204\n".length()), UTF_8))
                    .isEqualTo("204\n");
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }
}
