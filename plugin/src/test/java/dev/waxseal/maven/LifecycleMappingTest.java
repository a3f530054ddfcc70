package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Eclipse asks its user about each goal that a plugin does not speak for. */
class LifecycleMappingTest {

    @Test
    void eclipse_is_told_of_each_goal() throws Exception {
        assertThat(named("/META-INF/m2e/lifecycle-mapping-metadata.xml", "goals"))
                .containsExactlyInAnyOrderElementsOf(named("/META-INF/maven/plugin.xml", "mojo"));
    }

    private static List<String> named(String resource, String within)
            throws IOException, ParserConfigurationException, SAXException {
        try (InputStream file = LifecycleMappingTest.class.getResourceAsStream(resource)) {
            NodeList goals = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(file, resource))
                    .getElementsByTagName("goal");
            List<String> names = new ArrayList<>();
            for (int i = 0; i < goals.getLength(); i++) {
                if (goals.item(i).getParentNode().getNodeName().equals(within)) {
                    names.add(goals.item(i).getTextContent());
                }
            }
            return names;
        }
    }
}
