package dev.waxseal.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;

/**
 * {@code waxseal.html} for people: one file that fetches nothing, with all findings, where they went, and what was heard. It
 * reads in order without its styles and its script, which are all that its content security policy lets run.
 */
final class HtmlFormat implements ReportFormat {

    /** The longest text; a URL may be longer than any reader bears. */
    static final int LONGEST = 2_000;

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String fileName() {
        return "waxseal.html";
    }

    @Override
    @SuppressWarnings("NullAway") // an interceptor, which nobody asks: the build names it no tags
    public void write(Report report, Writer to) throws IOException {
        JtepageGenerated.render(new Escaped(to), null, Page.of(report));
    }

    /** Writes what came from outside as text that neither a browser nor a terminal obeys, and cuts what goes on for long. */
    private static final class Escaped extends OwaspHtmlTemplateOutput {

        Escaped(Writer to) {
            super(new WriterOutput(to));
        }

        /** Line ends between tags make a page twice as long for a browser, which keeps each of them. */
        @Override
        public void writeContent(String value) {
            super.writeContent(value.replace(">\n", ">"));
        }

        @Override
        public void writeUnsafeContent(String value) {
            super.writeContent(value);
        }

        @Override
        public void writeUserContent(String value) {
            super.writeUserContent(Facts.cut(value, LONGEST));
        }
    }
}
