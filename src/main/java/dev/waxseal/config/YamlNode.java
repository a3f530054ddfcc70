package dev.waxseal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Something that people wrote in YAML, and where: every complaint about it names its line and column. */
public final class YamlNode {

    private final @Nullable Node node;

    YamlNode(@Nullable Node node) {
        this.node = node;
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return node == null
                || (node instanceof ScalarNode scalar && scalar.getValue().isEmpty());
    }

    /** The line on which it begins, from 1. */
    public int line() {
        Mark mark = mark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    /** A mapping that has none but these keys, in the order in which they were written. */
    public Map<String, YamlNode> map(String what, List<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(what + " must be made of " + String.join(", ", keys));
        }
        Map<String, YamlNode> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode written = new YamlNode(tuple.getKeyNode());
            String key = written.text(what);
            if (key == null || !keys.contains(key)) {
                throw written.wrong(what + " has an unknown key " + unknown(key == null ? "" : key, keys));
            }
            if (map.put(key, new YamlNode(tuple.getValueNode())) != null) {
                throw written.wrong(what + " has the key \"" + key + "\" twice");
            }
        }
        return map;
    }

    /** The entries of a sequence; none where nothing was written. */
    public List<YamlNode> list(String what) {
        if (isEmpty()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(what + " must be a list");
        }
        List<YamlNode> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            list.add(new YamlNode(item));
        }
        return list;
    }

    /** A single value as it was written, null where nothing was. */
    public @Nullable String text(String what) {
        if (isEmpty()) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(what + " must be a single value");
        }
        return scalar.getValue();
    }

    /** What {@code reader} makes of it, whose complaints are about this place unless they name one themselves. */
    public <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Misplaced e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Misplaced(place() + ": " + e.getMessage(), e);
        }
    }

    /** A complaint about this place, for the person who wrote it. */
    public IllegalArgumentException wrong(String complaint) {
        return new Misplaced(place() + ": " + complaint, null);
    }

    /** {@code "loopbak"; did you mean loopback? Known are …}. */
    static String unknown(String word, List<String> known) {
        String nearest = Nearest.of(word, known);
        return OneLine.quoted(word)
                + (nearest.isEmpty() ? "; known are " : "; did you mean " + nearest + "? Known are ")
                + String.join(", ", known);
    }

    /** {@code 3:5}, as compilers say it. */
    private String place() {
        Mark mark = mark();
        return mark == null ? "1:1" : (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private @Nullable Mark mark() {
        return node == null ? null : node.getStartMark().orElse(null);
    }

    /** A complaint that names its line and column. */
    static final class Misplaced extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Misplaced(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
