package dev.waxseal.agent.door;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Leaves word that a JVM is not listened to, in one line and in a journal, where the reports look for it. */
final class StepBack {

    private StepBack() {}

    static void because(String reason, String argument) {
        System.err.println("waxseal: this JVM runs without its agent: " + reason);
        try {
            write(output(argument), reason);
        } catch (IOException unwritable) {
            // the line above has said it; a module without a journal fails
        } catch (RuntimeException refused) {
            // as above, by a security manager
        }
    }

    private static void write(String output, String reason) throws IOException {
        File directory = new File(output, "journal");
        if (!directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("not a directory");
        }
        String uuid = UUID.randomUUID().toString();
        String command = System.getProperty("sun.java.command", "");
        int space = command.indexOf(' ');
        String lines = "{\"type\":\"started\",\"schema\":\"waxseal-journal/1\",\"pid\":" + pid() + ",\"uuid\":\"" + uuid
                + "\",\"java\":" + quoted(System.getProperty("java.version", "")) + ",\"vendor\":"
                + quoted(System.getProperty("java.vendor", "")) + ",\"command\":"
                + quoted(space < 0 ? command : command.substring(0, space)) + ",\"agent\":" + quoted(version())
                + ",\"settings\":" + quoted("output=" + output) + ",\"time\":" + System.currentTimeMillis() + "}\n"
                + "{\"type\":\"did-not-run\",\"reason\":" + quoted(reason) + "}\n";
        OutputStream out = new FileOutputStream(new File(directory, pid() + "-" + uuid + ".jsonl"));
        try {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        } finally {
            out.close();
        }
    }

    /** The one setting that matters here, by the rules of all of them. */
    static String output(String argument) {
        String output = System.getProperty("waxseal.output");
        output = output == null ? System.getenv("WAXSEAL_OUTPUT") : output;
        StringBuilder option = new StringBuilder();
        String options = argument == null ? "," : argument + ",";
        for (int i = 0; i < options.length(); i++) {
            char c = options.charAt(i);
            char next = i + 1 < options.length() ? options.charAt(i + 1) : 0;
            if (c == '\\' && i + 2 < options.length() && (next == ',' || next == '\\')) {
                option.append(next);
                i++;
            } else if (c == ',') {
                if (option.indexOf("output=") == 0) {
                    output = option.substring("output=".length());
                }
                option.setLength(0);
            } else {
                option.append(c);
            }
        }
        return output == null ? "waxseal" : output;
    }

    private static String version() {
        String version = StepBack.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** Java 8 tells the process id nowhere else than in {@code /proc}; elsewhere it is 0, which the journal's name bears. */
    private static long pid() throws IOException {
        try {
            return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
        } catch (NumberFormatException noLinux) {
            return 0;
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ') {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
