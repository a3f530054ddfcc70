package dev.waxseal.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one list of all formats. */
public final class ReportFormats {

    public static final List<ReportFormat> ALL = List.of(new JsonFormat(), new MarkdownFormat(), new TextFormat());

    private ReportFormats() {}

    /**
     * The formats of a list of names such as {@code json,markdown}, each once.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static List<ReportFormat> named(String names) {
        List<ReportFormat> formats = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            ReportFormat format = one(name.strip());
            if (!formats.contains(format)) {
                formats.add(format);
            }
        }
        return List.copyOf(formats);
    }

    /** What the formats are called, in the order of their list. */
    public static List<String> names() {
        return ALL.stream().map(ReportFormat::name).toList();
    }

    /** The report as text for people. */
    public static String text(Report report) {
        return TextFormat.text(report);
    }

    /** Writes the report in these formats into a directory, which is made where it is not there. */
    public static void write(Report report, List<ReportFormat> formats, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (ReportFormat format : formats) {
            try (Writer file = Files.newBufferedWriter(directory.resolve(format.fileName()))) {
                format.write(report, file);
            }
        }
    }

    private static ReportFormat one(String name) {
        for (ReportFormat format : ALL) {
            if (format.name().equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "unknown format \"" + name + "\"; the formats are " + String.join(", ", names()));
    }
}
