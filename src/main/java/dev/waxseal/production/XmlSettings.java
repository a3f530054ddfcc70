package dev.waxseal.production;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts and attributes of XML, each called by its element, and by what that calls itself: {@code
 * property[url]@value}. Namespaces, DTDs and where schemas lie are no settings.
 */
final class XmlSettings {

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final List<String> NAMES = List.of("name", "key", "id");

    private final List<String> lines;
    private final List<Setting> settings = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int reached;

    private XmlSettings(String text) {
        this.lines = text.lines().toList();
    }

    /** What can be read of it up to where it is no XML any more. */
    static List<Setting> read(String text) {
        XmlSettings reader = new XmlSettings(text);
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            reader.read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            return reader.settings;
        }
        return reader.settings;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element(xml);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.isWhiteSpace()) {
                        add(String.valueOf(open.peek()), xml.getText().strip());
                    }
                }
                default -> {}
            }
        }
    }

    private void element(XMLStreamReader xml) {
        String name = name(xml);
        open.push(xml.getLocalName() + (name == null ? "" : '[' + name + ']'));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!SCHEMA_INSTANCE.equals(xml.getAttributeNamespace(i))) {
                add(open.peek() + '@' + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
    }

    private static @Nullable String name(XMLStreamReader xml) {
        for (String name : NAMES) {
            String value = xml.getAttributeValue(null, name);
            if (value != null && !value.contains("://")) {
                return value;
            }
        }
        return null;
    }

    private void add(String key, String value) {
        settings.add(new Setting(key, value, line(value), ""));
    }

    /** The next line on which it stands: a reader knows only where an element ends. */
    private int line(String value) {
        String first = value.lines().findFirst().orElse("").strip();
        for (int i = reached; i < lines.size() && !first.isEmpty(); i++) {
            if (lines.get(i).contains(first)) {
                reached = i;
                return i + 1;
            }
        }
        return reached + 1;
    }
}
