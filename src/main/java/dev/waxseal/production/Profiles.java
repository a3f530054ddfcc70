package dev.waxseal.production;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The profiles under which settings hold: {@code prod}, {@code prod & !eu}, {@code dev, test}. */
final class Profiles {

    /** What production is called where nobody says how. */
    static final Set<String> PRODUCTION = Set.of("prod", "production", "prd", "live");

    /** What is nobody's production. */
    private static final Set<String> DEVELOPMENT = Set.of(
            "dev",
            "devel",
            "develop",
            "development",
            "local",
            "localhost",
            "localdev",
            "test",
            "tests",
            "testing",
            "it",
            "ittest",
            "integration",
            "integrationtest",
            "integration-test",
            "ci",
            "e2e",
            "unittest",
            "mock",
            "mocks",
            "stub",
            "junit",
            "testcontainers",
            "h2",
            "sandbox");

    private static final Pattern OF_A_FILE =
            Pattern.compile("(?:application|bootstrap|config|settings|\\.?env)[-._]([A-Za-z0-9_-]+)(?:\\.[a-z]+)?");

    private Profiles() {}

    /** Whether this expression holds where those are active; parentheses are not asked for by anybody. */
    static boolean hold(String expression, Set<String> active) {
        for (String either : expression.split("[,|]+", -1)) {
            boolean all = true;
            for (String each : either.split("&+", -1)) {
                String name = each.replaceAll("[()\\s]", "");
                boolean isNot = name.startsWith("!");
                all &= isNot != active.contains((isNot ? name.substring(1) : name).toLowerCase(Locale.ROOT));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Whether all profiles that it names are those of developers and tests. */
    static boolean areDevelopments(String expression) {
        return !expression.isEmpty()
                && !expression.contains("!")
                && List.of(expression.split("[,|&()\\s]+", -1)).stream()
                        .filter(name -> !name.isEmpty())
                        .allMatch(name -> isDevelopment(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a file is theirs: {@code application-dev.yml}, {@code .env.local}. */
    static boolean isDevelopments(String fileName) {
        Matcher named = OF_A_FILE.matcher(fileName.toLowerCase(Locale.ROOT));
        return named.matches() && isDevelopment(named.group(1));
    }

    private static boolean isDevelopment(String name) {
        return DEVELOPMENT.contains(name)
                || name.startsWith("test-")
                || name.startsWith("dev-")
                || name.endsWith("-test");
    }
}
