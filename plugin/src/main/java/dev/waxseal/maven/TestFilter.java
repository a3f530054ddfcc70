package dev.waxseal.maven;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which classes surefire or failsafe takes for tests, by their names. Where that is told in a way that is not read here,
 * it may be any class: this is half of the proof that no test could run.
 *
 * @param includes patterns of paths without an extension; null for any class
 * @param excludes those that take precedence
 * @param readsElsewhere whether tests of other jars run, too
 */
record TestFilter(@Nullable List<PathMatcher> includes, List<PathMatcher> excludes, boolean readsElsewhere) {

    private static final List<String> UNREAD =
            List.of("includesFile", "excludesFile", "suiteXmlFiles", "includeJUnit5Engines", "objectFactory");

    /** Not one of nested classes, which are not looked at here. */
    private static final Pattern REGEX = Pattern.compile("%regex\\[([^$]*)]");

    static TestFilter ofSurefire(Told told) {
        return of(told, "test", "surefire", List.of("**/Test*", "**/*Test", "**/*Tests", "**/*TestCase"));
    }

    static TestFilter ofFailsafe(Told told) {
        return of(told, "it.test", "failsafe", List.of("**/IT*", "**/*IT", "**/*ITCase"));
    }

    private static TestFilter of(Told told, String property, String prefix, List<String> usual) {
        boolean readsElsewhere = told.names("dependenciesToScan")
                || told.property("dependenciesToScan").isPresent();
        boolean isUnread = UNREAD.stream().anyMatch(told::names)
                || told.property(prefix + ".includesFile").isPresent()
                || told.property(prefix + ".suiteXmlFiles").isPresent();
        if (isUnread) {
            return new TestFilter(null, List.of(), readsElsewhere);
        }
        Optional<String> named = told.value("test", property).filter(names -> !names.isBlank());
        if (named.isPresent()) {
            return new TestFilter(matchers(List.of(named.get().split(","))), List.of(), readsElsewhere);
        }
        List<String> includes = items(told, "includes", prefix + ".includes");
        List<PathMatcher> excludes = matchers(items(told, "excludes", prefix + ".excludes"));
        return new TestFilter(
                matchers(includes.isEmpty() ? usual : includes),
                excludes == null ? List.of() : excludes,
                readsElsewhere);
    }

    /** Whether a class of that path, {@code com/acme/PayTest}, may be one of the tests. */
    boolean takes(String path) {
        Path asked = Path.of(path);
        return (includes == null || includes.stream().anyMatch(matcher -> matcher.matches(asked)))
                && excludes.stream().noneMatch(matcher -> matcher.matches(asked));
    }

    private static List<String> items(Told told, String element, String property) {
        String[] items = told.items(element);
        return items.length > 0
                ? List.of(items)
                : told.property(property).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** Null where one of them is not read here, as a negation. */
    private static @Nullable List<PathMatcher> matchers(List<String> patterns) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String written : patterns) {
            String pattern = written.strip().replaceFirst("#.*", "");
            Matcher regex = REGEX.matcher(pattern);
            boolean isRegex = regex.matches();
            if (pattern.startsWith("!") || (pattern.startsWith("%") && !isRegex)) {
                return null;
            }
            try {
                matchers.addAll(isRegex ? List.of(matcherOfRegex(regex.group(1))) : matchersOfPath(pattern));
            } catch (PatternSyntaxException e) {
                return null;
            }
        }
        return matchers;
    }

    /** Surefire holds a regular expression against the whole path of the file, with the separators of the system. */
    private static PathMatcher matcherOfRegex(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return path -> pattern.matcher(path + ".class").matches();
    }

    private static List<PathMatcher> matchersOfPath(String written) {
        String pattern = written.replaceFirst("\\.(java|class)$", "");
        pattern = pattern.indexOf('/') < 0 ? pattern.replace('.', '/') : pattern;
        pattern = pattern.isEmpty() ? "*" : pattern;
        return List.of(
                matcher(pattern),
                matcher("**/" + pattern),
                // Ant's first two stars may stand for no folder at all
                matcher(pattern.startsWith("**/") ? pattern.substring(3) : pattern));
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }
}
