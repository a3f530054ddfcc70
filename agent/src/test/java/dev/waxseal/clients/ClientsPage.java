package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes the site's table of clients and carriers from what the contract has just shown of each client. */
public final class ClientsPage implements TestExecutionListener {

    private static final String INTRODUCTION = """
            # Clients

            What the tests have shown of each HTTP client, by the agent's shipped jar. They have written this page; the
            numbers are the sentences below.

            |""";

    /** Client by client, what the contract's tests ended with. */
    private final Map<String, Map<String, Boolean>> shown = new ConcurrentHashMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()
                && result.getStatus() != TestExecutionResult.Status.ABORTED // not applicable to this client
                && test.getSource().orElse(null) instanceof MethodSource method
                && ClientContract.class.isAssignableFrom(method.getJavaClass())
                && isOfTheContract(method.getJavaMethod())) {
            String client = method.getJavaClass().getSimpleName().replaceAll("IT$", "");
            boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            shown.computeIfAbsent(client, first -> new ConcurrentHashMap<>())
                    .merge(method.getMethodName(), passed, Boolean::logicalAnd);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String page = System.getProperty("waxseal.test.page");
        if (page != null && !shown.isEmpty()) {
            try {
                Path file = Path.of(page);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isOfTheContract(Method method) {
        return method.getDeclaringClass() == ClientContract.class;
    }

    private String text() {
        TreeSet<String> sentences = new TreeSet<>();
        shown.values().forEach(results -> sentences.addAll(results.keySet()));
        StringBuilder page = new StringBuilder(INTRODUCTION);
        List<String> header = new ArrayList<>(List.of("client"));
        for (int i = 1; i <= sentences.size(); i++) {
            header.add(Integer.toString(i));
        }
        page.append(' ').append(String.join(" | ", header)).append(" |\n|").append("---|".repeat(header.size()));
        new TreeMap<>(shown).forEach((client, results) -> {
            page.append("\n| ").append(client).append(" |");
            for (String sentence : sentences) {
                Boolean passed = results.get(sentence);
                page.append(passed == null ? " – |" : passed ? " ✓ |" : " ✗ |");
            }
        });
        page.append("\n\n");
        int number = 0;
        for (String sentence : sentences) {
            page.append(++number)
                    .append(". ")
                    .append(sentence.replace('_', ' '))
                    .append('\n');
        }
        return page.toString();
    }
}
