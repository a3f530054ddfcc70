package dev.waxseal.maven;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What shows that a goal which may do anything, an Ant task or a program, runs tests: it names who runs them. */
final class TestRunners {

    private static final Set<String> ANT_TASKS = Set.of("junit", "junitlauncher", "testng");

    private static final Pattern NAMED =
            Pattern.compile("org\\.junit\\.|junit\\.textui|junit-platform-console|org\\.testng\\."
                    + "|org\\.scalatest\\.|io\\.cucumber\\.core\\.cli|specs2\\.run|kaocha|clojure\\.test");

    private TestRunners() {}

    static boolean isNamedIn(@Nullable Xpp3Dom configuration) {
        if (configuration == null) {
            return false;
        }
        return ANT_TASKS.contains(configuration.getName())
                || isNamed(configuration.getValue())
                || List.of(configuration.getAttributeNames()).stream()
                        .anyMatch(name -> isNamed(configuration.getAttribute(name)))
                || List.of(configuration.getChildren()).stream().anyMatch(TestRunners::isNamedIn);
    }

    private static boolean isNamed(@Nullable String text) {
        return text != null && NAMED.matcher(text).find();
    }
}
