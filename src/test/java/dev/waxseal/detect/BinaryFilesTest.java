package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * In archives, classes, images and libraries nothing is found, whether they are content or a file of a form. The test takes
 * the jars it runs with; {@link #main} takes folders, and tells what is found in each file of them.
 */
class BinaryFilesTest {
    private static final Detection DETECTION = Detection.standard();
    private static final String BOUNDARY = "b7";

    /** Larger files are left out, and so is what lies behind so many entries of one jar. */
    private static final int LARGEST = 30_000_000;

    private static final int ENTRIES = 200;

    /** The test reads so much. */
    private static final int BYTES = 20_000_000;

    private final List<String> found = new ArrayList<>();
    private long bytes;

    @Test
    void nothing_is_found_in_jars_and_classes() throws IOException {
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (element.endsWith(".jar") && bytes < BYTES) {
                file(Path.of(element));
            }
        }

        assertThat(found).isEmpty();
        assertThat(bytes).isGreaterThan(1_000_000);
    }

    /** Looks at all files below some folders, and prints what it finds. */
    public static void main(String[] folders) throws IOException {
        BinaryFilesTest test = new BinaryFilesTest();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    test.file(file);
                }
            }
        }
        test.found.forEach(System.out::println);
        System.out.println(
                test.bytes / 1_000_000 + " MB, each as content and as a part: " + test.found.size() + " found");
    }

    private void file(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return;
        }
        byte[] content = Files.readAllBytes(file);
        look(file.toString(), content);
        if (file.toString().endsWith(".jar")) {
            entries(file.toString(), content);
        }
    }

    private void entries(String jar, byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int seen = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null && seen < ENTRIES; entry = zip.getNextEntry()) {
                byte[] file = zip.readAllBytes();
                if (binary(file)) {
                    look(jar + '!' + entry.getName(), file);
                    seen++;
                }
            }
        }
    }

    private void look(String name, byte[] file) {
        if (!binary(file)) {
            return;
        }
        bytes += file.length;
        ByteArrayOutputStream form = new ByteArrayOutputStream(file.length + 256);
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        inspect(name, "application/octet-stream", file);
        inspect(name, "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
    }

    private void inspect(String name, String type, byte[] content) {
        Fields fields = new Fields(List.of(new Field("Content-Type", type)));
        RequestHead head = new RequestHead("POST", "http", "/", "a.example", "HTTP/1.1", fields);
        for (Sighting sighting : DETECTION.inspect(new Content(head, Content.Form.BODY, content, 0, content.length))) {
            found.add(sighting.kind() + ' ' + sighting.location() + ' ' + sighting.evidence() + ' ' + name);
        }
    }

    /** A control character that no text has among the first bytes. */
    private static boolean binary(byte[] file) {
        for (int i = 0; i < Math.min(file.length, 512); i++) {
            if (file[i] >= 0 && file[i] < ' ' && "\t\n\r\f\u001b".indexOf(file[i]) < 0) {
                return true;
            }
        }
        return false;
    }
}
