package dev.waxseal.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A report that surefire or failsafe wrote about a class of tests, and so the proof that a JVM ran tests.
 *
 * @param file the report
 * @param command what started that JVM, or empty where the report does not say
 * @param java its version of Java, {@code 1.8} or {@code 17}, or empty where the report does not say
 */
record TestReport(Path file, Optional<String> command, Optional<String> java) {

    private static final String JAVA = "java.specification.version";

    /** The oldest Java on which the agent listens. */
    private static final int OLDEST = 17;

    /** The system property that tells one JVM of surefire from the next: it starts each by a file of its own. */
    private static final String COMMAND = "sun.java.command";

    /** Part of the schema that surefire names in its reports; other tools write their own into the same directory. */
    private static final String SCHEMA = "surefire-test-report";

    /** The reports in this directory that are not older than that. */
    static List<TestReport> since(Instant time, Path directory) throws IOException {
        List<TestReport> reports = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            Xml xml = new Xml();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{xml,txt}")) {
                for (Path file : files) {
                    if (!Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                        Optional<TestReport> report =
                                file.toString().endsWith(".xml") ? xml.read(file) : readText(file);
                        report.ifPresent(reports::add);
                    }
                }
            }
        }
        return reports;
    }

    /** Whether that JVM is older than what the agent needs. */
    boolean isTooOld() {
        return java.filter(version ->
                        version.startsWith("1.") || (version.matches("\\d{1,3}") && Integer.parseInt(version) < OLDEST))
                .isPresent();
    }

    /** When it was written, in milliseconds since 1970-01-01 UTC. */
    long written() throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    private static Optional<TestReport> readText(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.skip(1) // a rule
                    .findFirst()
                    .filter(line -> line.startsWith("Test set: "))
                    .map(line -> new TestReport(file, Optional.empty(), Optional.empty()));
        }
    }

    /** Reads reports in XML. A JVM writes the same properties into each of its reports, so that they are parsed once. */
    private static final class Xml {

        private static final String BEGIN = "<properties>";
        private static final String END = "</properties>";

        /** Bytes; most properties end before. */
        private static final int HEAD = 1 << 16;

        private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

        private String lastProperties = "";
        private Optional<TestReport> last = Optional.empty();

        Xml() {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }

        Optional<TestReport> read(Path file) throws IOException {
            String properties = properties(file);
            if (!properties.isEmpty() && properties.equals(lastProperties)) {
                return last.map(report -> new TestReport(file, report.command, report.java));
            }
            Optional<TestReport> report = parse(file);
            if (report.flatMap(TestReport::command).isPresent()) {
                lastProperties = properties;
                last = report;
            }
            return report;
        }

        /** As they stand there, or nothing where they do not begin and end soon. */
        private static String properties(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                int begin = head.indexOf(BEGIN);
                int end = begin < 0 ? -1 : head.indexOf(END, begin);
                return end < 0 ? "" : head.substring(begin, end);
            }
        }

        private Optional<TestReport> parse(Path file) throws IOException {
            boolean isSurefire = false;
            String command = null;
            String java = null;
            // decoded by the JDK's own decoder: the parser's is slow as long as it is not compiled, and then it is
            // compiled for this alone
            try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                XMLStreamReader xml = factory.createXMLStreamReader(in);
                while (xml.hasNext() && (command == null || java == null)) {
                    if (xml.next() != XMLStreamReader.START_ELEMENT) {
                        continue;
                    }
                    String element = xml.getLocalName();
                    if (element.equals("testsuite")) {
                        isSurefire = namesTheSchema(xml);
                    } else if (element.equals("property")) {
                        String name = attribute(xml, "name");
                        command = COMMAND.equals(name) ? attribute(xml, "value") : command;
                        java = JAVA.equals(name) ? attribute(xml, "value") : java;
                    } else if (element.equals("testcase")) {
                        break; // properties stand before
                    }
                }
            } catch (XMLStreamException e) {
                return Optional.empty(); // nothing that surefire wrote
            }
            return isSurefire || command != null
                    ? Optional.of(new TestReport(file, Optional.ofNullable(command), Optional.ofNullable(java)))
                    : Optional.empty();
        }

        private static boolean namesTheSchema(XMLStreamReader xml) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeValue(i).contains(SCHEMA)) {
                    return true;
                }
            }
            return false;
        }

        private static @Nullable String attribute(XMLStreamReader xml, String name) {
            return xml.getAttributeValue(null, name);
        }
    }
}
