package dev.waxseal.production;

import dev.waxseal.config.OneLine;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML of several documents, nested and dotted keys alike, and JSON, which is YAML. */
final class YamlSettings {

    /** Anchors may repeat content without end. */
    private static final int MOST = 100_000;

    private static final int DEEPEST = 100;

    private final List<Setting> settings = new ArrayList<>();

    private YamlSettings() {}

    /** @throws IllegalArgumentException where it is not YAML, with a message that names the line */
    static List<Setting> read(String text) {
        List<Setting> all = new ArrayList<>();
        try {
            Compose compose = new Compose(LoadSettings.builder().build());
            for (Node document : compose.composeAllFromString(text)) {
                YamlSettings reader = new YamlSettings();
                reader.read("", document, 0);
                all.addAll(Documents.ofOneProfile(reader.settings));
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new IllegalArgumentException(
                    "line " + line + " is not YAML: " + OneLine.complaint(String.valueOf(e.getProblem())), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("not YAML: " + OneLine.complaint(String.valueOf(e.getMessage())), e);
        }
        return all;
    }

    private void read(String key, Node node, int depth) {
        if (settings.size() >= MOST || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "more settings than " + MOST + ", or deeper than " + DEEPEST + " levels");
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                boolean isMerged = name.equals("<<");
                read(isMerged ? key : key.isEmpty() ? name : key + '.' + name, tuple.getValueNode(), depth + 1);
            }
        } else if (node instanceof SequenceNode sequence) {
            int index = 0;
            for (Node item : sequence.getValue()) {
                read(key + '[' + index++ + ']', item, depth + 1);
            }
        } else if (node instanceof ScalarNode scalar) {
            int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            settings.add(new Setting(key, scalar.getValue(), line, ""));
        }
    }
}
