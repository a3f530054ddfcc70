package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.config.OneLine;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code waxseal-junit.xml} for whatever shows test results: each finding is a test case of its rule, which fails, is
 * skipped (allowed) or passes (reported); a rule that found nothing is a test case that passes. It is not called
 * {@code TEST-*.xml}, so that nobody takes it for tests unasked.
 */
final class JUnitFormat implements ReportFormat {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String fileName() {
        return "waxseal-junit.xml";
    }

    @Override
    public void write(Report report, Writer to) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(to);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(report, xml);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suite(Report report, XMLStreamWriter xml) throws XMLStreamException {
        Set<String> found = report.findings().stream().map(Judgement::rule).collect(Collectors.toSet());
        List<Explained> quiet = KnownRules.ALL.stream()
                .filter(rule -> !found.contains(rule.id()))
                .toList();
        Report.Summary summary = report.summary();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "waxseal");
        xml.writeAttribute("tests", String.valueOf(report.findings().size() + quiet.size()));
        xml.writeAttribute("failures", String.valueOf(summary.failing()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(summary.suppressed() + summary.baseline()));
        xml.writeAttribute("time", "0");
        for (Explained rule : quiet) {
            xml.writeCharacters("\n  ");
            xml.writeEmptyElement("testcase");
            named(rule.id(), "nothing found", xml);
        }
        Facts.Fingerprints fingerprints = new Facts.Fingerprints();
        for (Judgement judgement : report.findings()) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testcase");
            named(judgement.rule(), Facts.title(judgement) + " (" + fingerprints.of(judgement) + ')', xml);
            outcome(judgement, xml);
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        if (!report.warnings().isEmpty()) {
            element(
                    "system-err",
                    String.join(
                            "\n", report.warnings().stream().map(OneLine::of).toList()),
                    xml);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void named(String rule, String name, XMLStreamWriter xml) throws XMLStreamException {
        attribute("name", name, xml);
        attribute("classname", "waxseal." + rule, xml);
        xml.writeAttribute("time", "0");
    }

    private static void outcome(Judgement judgement, XMLStreamWriter xml) throws XMLStreamException {
        String facts = judgement.source() + "\n" + String.join("\n", Facts.lines(judgement)) + "\n"
                + Facts.cut(judgement.fix());
        switch (judgement.verdict()) {
            case FAIL -> {
                xml.writeCharacters("\n    ");
                xml.writeStartElement("failure");
                attribute("message", Facts.title(judgement), xml);
                attribute("type", judgement.rule(), xml);
                xml.writeCharacters(clean(facts));
                xml.writeEndElement();
            }
            case SUPPRESSED, BASELINE -> {
                xml.writeCharacters("\n    ");
                xml.writeEmptyElement("skipped");
                attribute("message", Facts.cut(judgement.reason()), xml);
            }
            case REPORT -> element("system-out", facts, xml);
        }
    }

    private static void element(String name, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static void attribute(String name, String value, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeAttribute(name, clean(OneLine.of(value)));
    }

    /** Without the two characters that are neither obeyed nor allowed; the JDK's writer lets them through. */
    private static String clean(String text) {
        return text.replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
    }
}
