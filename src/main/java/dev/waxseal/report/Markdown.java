package dev.waxseal.report;

import dev.waxseal.config.OneLine;

/** Text from outside as GitHub and GitLab show Markdown, without its being any. */
final class Markdown {

    private Markdown() {}

    /** As a code span, in which only backticks and a table's bars mean something; otherwise as text. */
    static String code(String text) {
        String line = OneLine.of(text);
        boolean spans = !line.isBlank() && line.indexOf('`') < 0 && line.indexOf('<') < 0 && line.indexOf('>') < 0;
        return spans ? "`" + line.replace("|", "\\|") + "`" : escaped(line);
    }

    /**
     * Text in which nothing means anything: not every reader of Markdown lets a backslash disarm a tag, and some make links
     * of what looks like a URL or an address, and mentions of what looks like a name.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : OneLine.of(text).toCharArray()) {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@' -> escaped.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '#', '|', '~', '!', '$' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
