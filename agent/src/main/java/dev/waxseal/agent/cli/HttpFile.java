package dev.waxseal.agent.cli;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@code .http} files of IntelliJ and of Visual Studio Code: requests with {@code ###} between, variables in
 * {@code {{braces}}}, which are no values, and {@code @name = value} lines, which are.
 */
final class HttpFile {
    private static final Set<String> METHODS = Set.of(
            "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "GRAPHQL", "WEBSOCKET");

    private final InspectedMessages messages;

    HttpFile(InspectedMessages messages) {
        this.messages = messages;
    }

    /** Whether requests are parted by {@code ###}, or the first one is to a whole URL or a variable without a version. */
    static boolean is(String text) {
        if (text.startsWith("###") || text.contains("\n###")) {
            return true;
        }
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank() && !comment(line) && !line.startsWith("@")) {
                String[] words = line.split(" ", 3);
                return words.length == 2
                        && METHODS.contains(words[0])
                        && (words[1].contains("://") || words[1].startsWith("{{") || words[1].startsWith("/"));
            }
        }
        return false;
    }

    void inspect(String text) {
        List<String> request = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("###")) {
                request(request);
                request.clear();
            } else {
                request.add(line);
            }
        }
        request(request);
    }

    private void request(List<String> lines) {
        int i = 0;
        while (i < lines.size()
                && (lines.get(i).isBlank()
                        || comment(lines.get(i))
                        || lines.get(i).startsWith("@"))) {
            variable(lines.get(i));
            i++;
        }
        if (i == lines.size()) {
            return;
        }
        String line = lines.get(i++).strip();
        int space = line.indexOf(' ');
        boolean method = space > 0 && METHODS.contains(line.substring(0, space));
        StringBuilder target =
                new StringBuilder(method ? line.substring(space + 1).strip() : line);
        while (i < lines.size() && !lines.get(i).isBlank() && lines.get(i).charAt(0) <= ' ') {
            target.append(lines.get(i++).strip()); // a query goes on in the next line
        }
        int version = target.lastIndexOf(" HTTP/");
        String url =
                version < 0 ? target.toString() : target.substring(0, version).strip();
        List<Field> fields = new ArrayList<>();
        for (; i < lines.size() && !lines.get(i).isBlank(); i++) {
            int colon = lines.get(i).indexOf(':');
            if (colon > 0 && !comment(lines.get(i))) {
                fields.add(new Field(
                        lines.get(i).substring(0, colon).strip(),
                        lines.get(i).substring(colon + 1).strip()));
            }
        }
        RequestHead head = messages.request(method ? line.substring(0, space) : "GET", url, "HTTP/1.1", fields);
        String body = body(lines, i);
        if (!body.isBlank()) {
            String type = new Fields(fields).first("Content-Type");
            messages.content(head, type == null ? "" : type, body);
        }
    }

    /** What follows, without the files that it names and without what is run before and behind it. */
    private static String body(List<String> lines, int from) {
        StringBuilder body = new StringBuilder();
        boolean script = false;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean begins = line.startsWith("> {%") || line.startsWith("< {%");
            script |= begins;
            if (!script && !line.startsWith("< ") && !line.startsWith("> ") && !line.startsWith("<> ")) {
                body.append(line).append('\n');
            }
            script &= !line.contains("%}");
        }
        return body.toString().strip();
    }

    /** {@code @password = hunter2}. */
    private void variable(String line) {
        int equals = line.indexOf('=');
        if (line.startsWith("@") && equals > 1) {
            messages.text(line.substring(1, equals).strip()
                    + '='
                    + line.substring(equals + 1).strip());
        }
    }

    private static boolean comment(String line) {
        return line.startsWith("#") || line.startsWith("//");
    }
}
