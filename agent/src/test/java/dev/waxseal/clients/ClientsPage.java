package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes the site's tables of clients, carriers and manners from what the contract has just shown of each client. */
public final class ClientsPage implements TestExecutionListener {

    private static final String INTRODUCTION = """
            # Clients

            What the tests have shown of each HTTP client, by the agent's shipped jar; they have written this page. Every
            ✓ means: it arrived to the byte, it was heard once for each time it was sent, and it was laid to the right
            client, the right line and the right test. A – stands where a client has no such thing.
            """;

    private static final Pattern LIBRARY = Pattern.compile("/(async-http-client|feign-core|httpasyncclient|httpclient5?"
            + "|jersey-client|jetty-client|netty-transport|okhttp(?:-jvm)?|reactor-netty-http|retrofit|spring-web(?:flux)?"
            + "|vertx-core)-([0-9][^/]*)\\.jar");

    private final Table carriers = new Table();
    private final Table manners = new Table();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()
                && result.getStatus() != TestExecutionResult.Status.ABORTED // not applicable to this client
                && test.getSource().orElse(null) instanceof MethodSource method
                && ClientContract.class.isAssignableFrom(method.getJavaClass())) {
            String client = method.getJavaClass().getSimpleName().replaceAll("IT$", "");
            note(client, method.getJavaMethod(), result.getStatus() == TestExecutionResult.Status.SUCCESSFUL);
        }
    }

    private void note(String client, Method sentence, boolean passed) {
        Carrier carrier = sentence.getAnnotation(Carrier.class);
        if (carrier != null) {
            carriers.note(client, carrier.value(), sentence, passed);
        }
        Manner manner = sentence.getAnnotation(Manner.class);
        if (manner != null) {
            manners.note(client, manner.value(), sentence, passed);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String page = System.getProperty("waxseal.test.page");
        if (page != null && !carriers.shown.isEmpty()) {
            try {
                Path file = Path.of(page);
                Files.createDirectories(file.getParent());
                String text = INTRODUCTION + "\n" + libraries() + "\n## What they carry\n\n" + carriers
                        + "\n## How they send it\n\n" + manners;
                Files.writeString(file, text, UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The libraries on the class path, with their versions. */
    private static String libraries() {
        TreeSet<String> libraries = new TreeSet<>();
        Matcher jar = LIBRARY.matcher(System.getProperty("java.class.path"));
        while (jar.find()) {
            libraries.add(jar.group(1) + ' ' + jar.group(2));
        }
        return "Run with " + String.join(", ", libraries) + ".\n";
    }

    private static final class Table {

        /** Column by column, the sentence that fills it. */
        private final Map<String, String> sentences = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

        /** Client by client and column by column, what the sentence ended with. */
        private final Map<String, Map<String, Boolean>> shown = new ConcurrentHashMap<>();

        void note(String client, String column, Method sentence, boolean passed) {
            sentences.put(column, sentence.getName().replace('_', ' '));
            shown.computeIfAbsent(client, first -> new ConcurrentHashMap<>())
                    .merge(column, passed, Boolean::logicalAnd);
        }

        @Override
        public String toString() {
            StringBuilder page = new StringBuilder("| client | ")
                    .append(String.join(" | ", sentences.keySet()))
                    .append(" |\n|---|")
                    .append(":-:|".repeat(sentences.size()));
            new TreeMap<>(shown).forEach((client, results) -> {
                page.append("\n| ").append(client).append(" |");
                for (String column : sentences.keySet()) {
                    Boolean passed = results.get(column);
                    page.append(passed == null ? " – |" : passed ? " ✓ |" : " ✗ |");
                }
            });
            page.append("\n\n");
            sentences.forEach((column, sentence) -> page.append("- **")
                    .append(column)
                    .append("**: ")
                    .append(sentence)
                    .append('\n'));
            return page.toString();
        }
    }
}
