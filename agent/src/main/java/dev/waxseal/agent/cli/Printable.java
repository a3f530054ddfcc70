package dev.waxseal.agent.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/** Writes what a terminal can show: the bullets of masked values become asterisks where its character set has none. */
final class Printable extends Writer {

    private final Writer to;
    private final boolean hasBullets;

    private Printable(PrintStream to, Charset charset) {
        this.to = new OutputStreamWriter(to, charset);
        this.hasBullets = charset.newEncoder().canEncode('•');
    }

    static PrintWriter writer(PrintStream to) {
        return writer(to, charset());
    }

    static PrintWriter writer(PrintStream to, Charset charset) {
        return new PrintWriter(new Printable(to, charset), true);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        String part = new String(text, from, length);
        to.write(hasBullets ? part : part.replace('•', '*').replace('…', '.'));
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }

    /** From Java 19 on the default character set is no longer that of the terminal. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }
}
