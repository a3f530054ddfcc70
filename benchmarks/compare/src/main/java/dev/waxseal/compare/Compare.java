package dev.waxseal.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.sonar.check.Rule;
import org.sonar.java.checks.verifier.internal.InternalCheckVerifier;
import org.sonar.plugins.java.api.JavaFileScanner;
import org.w3c.dom.Element;

/**
 * Holds what static analysis says of the sample project against the lines that leak there, which its sources name: {@code //
 * leaks: password}, {@code // trust-any-host}. A line counts as found if a rule that is about such a thing names any line of
 * its file; whatever else is said of the sample is printed, too.
 */
final class Compare {

    private static final Pattern LEAK = Pattern.compile("// leaks: (.+)$");
    private static final Pattern TRUST = Pattern.compile("// (trust-[a-z-]+)$");

    /** Which rules of SpotBugs, find-sec-bugs, Sonar and Waxseal are about what a mark says; a leak has any other mark. */
    private static final Map<String, Pattern> RULES = Map.of(
            "trust-any-certificate", Pattern.compile("trust-any-certificate|WEAK_TRUST_MANAGER|S4830.*"),
            "trust-any-host", Pattern.compile("trust-any-host|WEAK_HOSTNAME_VERIFIER|S5527.*"));

    /** How the verifier says where a rule spoke, which no comment in the source foresaw. */
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected at \\[([0-9, ]+)]");

    private static final Pattern CLEAR_TEXT = Pattern.compile(
            "plaintext-.*|UNENCRYPTED_.*|DEFAULT_HTTP_CLIENT|SSL_CONTEXT|HTTP_PARAMETER.*|S5332.*|S4423.*");

    private final Path sample;
    private final List<File> classPath;
    private final List<Mark> leaks = new ArrayList<>();
    private final List<Mark> trusts = new ArrayList<>();

    private record Mark(String file, int line, String what) {}

    private record Said(String file, int line, String rule) {

        /** A way to trust anyone may be shown where it is used as well. */
        boolean isOf(Mark mark) {
            Pattern trust = RULES.get(mark.what());
            return trust == null
                    ? file.equals(mark.file()) && CLEAR_TEXT.matcher(rule).matches()
                    : trust.matcher(rule).matches();
        }
    }

    private Compare(Path sample, List<File> classPath) throws IOException {
        this.sample = sample;
        this.classPath = classPath;
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                mark(LEAK, lines.get(i), source, i + 1, leaks);
                mark(TRUST, lines.get(i), source, i + 1, trusts);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        List<File> classPath =
                Arrays.stream(args[1].split(File.pathSeparator)).map(File::new).toList();
        Compare compare = new Compare(Path.of(args[0]), classPath);
        System.out.println("| | leaks in clear text | ways to take anyone for the server |\n|---|---|---|");
        compare.row("Waxseal", heard(Path.of(args[2])), heard(Path.of(args[3])));
        List<Said> bugs = compare.findSecBugs();
        compare.row("SpotBugs " + version("spotbugs-4") + " with find-sec-bugs " + version("findsecbugs"), bugs, bugs);
        List<Said> sonar = compare.sonar();
        compare.row("Sonar's rules for Java, " + version("java-checks-8"), sonar, sonar);
        long proxied = Files.readAllLines(Path.of(args[4])).stream()
                .filter(line -> line.startsWith("POST ")) // each leak of the sample is one
                .distinct()
                .count();
        System.out.println("| any proxy that the JVM is told to use | sees " + proxied + " of " + compare.leaks.size()
                + ", judges none | |");
        System.out.println("\nAll that they said of these classes:\n");
        Stream.concat(bugs.stream(), sonar.stream())
                .forEach(said -> System.out.println("- " + said.file() + ":" + said.line() + " " + said.rule()));
    }

    private void row(String name, List<Said> ofLeaks, List<Said> ofTrust) {
        System.out.println("| " + name + " | " + found(leaks, ofLeaks) + " of " + leaks.size() + " | "
                + found(trusts, ofTrust) + " of " + trusts.size() + " |");
    }

    private static long found(List<Mark> marks, List<Said> all) {
        return marks.stream()
                .filter(mark -> all.stream().anyMatch(said -> said.isOf(mark)))
                .count();
    }

    /** What fails in a report of Waxseal, by the line of code. */
    private static List<Said> heard(Path report) throws IOException {
        List<Said> heard = new ArrayList<>();
        JsonArray findings = JsonParser.parseString(Files.readString(report))
                .getAsJsonObject()
                .getAsJsonArray("findings");
        for (JsonElement finding : findings) {
            JsonObject one = finding.getAsJsonObject();
            if (one.get("verdict").getAsString().equals("fail")
                    && one.get("origin").isJsonObject()) {
                JsonObject origin = one.getAsJsonObject("origin");
                heard.add(new Said(
                        origin.get("file").getAsString(),
                        origin.get("line").getAsInt(),
                        one.get("rule").getAsString()));
            }
        }
        return heard;
    }

    /** At its highest effort and lowest threshold. */
    private List<Said> findSecBugs() throws Exception {
        Path xml = Files.createTempFile("bugs", ".xml");
        String own = System.getProperty("java.class.path");
        String plugin = Arrays.stream(own.split(File.pathSeparator))
                .filter(jar -> jar.contains("findsecbugs-plugin"))
                .findFirst()
                .orElseThrow();
        Process bugs = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        own,
                        "edu.umd.cs.findbugs.LaunchAppropriateUI",
                        "-textui",
                        "-pluginList",
                        plugin,
                        "-effort:max",
                        "-low",
                        "-xml",
                        "-output",
                        xml.toString(),
                        "-auxclasspath",
                        String.join(
                                File.pathSeparator,
                                classPath.stream().map(File::toString).toList()),
                        sample.resolve("target/classes").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (bugs.waitFor() != 0) {
            throw new IllegalStateException("SpotBugs ended with " + bugs.exitValue());
        }
        List<Said> said = new ArrayList<>();
        var instances = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName("BugInstance");
        for (int i = 0; i < instances.getLength(); i++) {
            Element bug = (Element) instances.item(i);
            var lines = bug.getElementsByTagName("SourceLine");
            Element line = (Element) lines.item(lines.getLength() - 1);
            String type = bug.getAttribute("type");
            said.add(new Said(
                    line.getAttribute("sourcefile"),
                    line.getAttribute("start").isEmpty() ? 0 : Integer.parseInt(line.getAttribute("start")),
                    type));
        }
        return said;
    }

    /** All of its rules about security, each for each file alone: the verifier names neither, but the lines. */
    private List<Said> sonar() throws Exception {
        List<Said> said = new ArrayList<>();
        for (Class<?> check : checks()) {
            for (Path source : sources()) {
                try {
                    InternalCheckVerifier.newInstance()
                            .onFile(source.toString())
                            .withClassPath(classPath)
                            .withChecks((JavaFileScanner)
                                    check.getDeclaredConstructor().newInstance())
                            .verifyIssues();
                } catch (AssertionError unexpected) {
                    Matcher lines = UNEXPECTED.matcher(unexpected.getMessage());
                    for (String line : lines.find() ? lines.group(1).split(", ") : new String[0]) {
                        said.add(new Said(
                                source.getFileName().toString(),
                                Integer.parseInt(line),
                                check.getAnnotation(Rule.class).key() + " " + check.getSimpleName()));
                    }
                }
            }
        }
        return said;
    }

    private static List<Class<?>> checks() throws Exception {
        List<Class<?>> checks = new ArrayList<>();
        try (JarFile jar = new JarFile(new File(Rule.class
                .getClassLoader()
                .getResource("org/sonar/java/checks/WeakSSLContextCheck.class")
                .getPath()
                .replaceAll("^file:|!.*$", "")))) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                if (name.matches("org/sonar/java/checks/(security/\\w+|WeakSSLContext)Check\\.class")) {
                    Class<?> check = Class.forName(name.replace('/', '.').replaceAll("\\.class$", ""));
                    if (check.isAnnotationPresent(Rule.class) && !Modifier.isAbstract(check.getModifiers())) {
                        checks.add(check);
                    }
                }
            }
        }
        return checks;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(sample.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static void mark(Pattern pattern, String line, Path source, int number, List<Mark> marks) {
        Matcher mark = pattern.matcher(line);
        if (mark.find()) {
            marks.add(new Mark(source.getFileName().toString(), number, mark.group(1)));
        }
    }

    private static String version(String jar) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> new File(path).getName())
                .filter(name -> name.startsWith(jar))
                .map(name -> name.replaceAll("^.*?-(?=\\d)|\\.jar$", ""))
                .findFirst()
                .orElse("");
    }
}
