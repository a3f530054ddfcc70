package dev.waxseal.agent.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A finding in code that Kotlin's compiler copied names a line that its file has. */
class InlinedLinesTest {

    private static final String CLASS = "com/example/ShopTest.class";

    @TempDir
    private Path directory;

    @Test
    void it_is_read_from_a_folder_of_classes() throws Exception {
        Files.createDirectories(directory.resolve("com/example"));
        Files.write(directory.resolve(CLASS), classFile(LineTableTest.TEST));

        assertThat(line(directory.toUri().toString())).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                file:%s",
        "BOOT-INF/classes/, jar:nested:%s/!BOOT-INF/classes/!/",
        "WEB-INF/classes/,  war:file:%s*/WEB-INF/classes/"
    })
    void it_is_read_from_an_archive(String folder, String url) throws Exception {
        Path jar = directory.resolve("shop.jar");
        Files.write(jar, zip(folder + CLASS, classFile(LineTableTest.TEST)));

        assertThat(line(String.format(url, jar))).isEqualTo(33);
    }

    @Test
    void it_is_read_from_an_archive_in_another() throws Exception {
        Path jar = directory.resolve("shop.jar");
        Files.write(jar, zip("BOOT-INF/lib/core.jar", zip(CLASS, classFile(LineTableTest.TEST))));

        assertThat(line("jar:nested:" + jar + "/!BOOT-INF/lib/core.jar!/")).isEqualTo(33);
    }

    @Test
    void where_the_class_does_not_tell_the_line_is_the_stacks() throws Exception {
        Path jar = directory.resolve("shop.jar");
        String url = "file:" + jar;
        assertThat(line(url)).as("no archive").isEqualTo(60);
        Files.write(jar, zip("another.class", new byte[0]));
        assertThat(line(url)).as("no class").isEqualTo(60);
        Files.write(jar, zip(CLASS, new byte[] {1, 2, 3}));
        assertThat(line(url)).as("broken").isEqualTo(60);
        Files.write(jar, zip(CLASS, new byte[2 << 20]));
        assertThat(line(url)).as("larger than any").isEqualTo(60);
        Files.write(jar, zip(CLASS, classFile(null)));
        assertThat(line(url)).as("no table").isEqualTo(60);
    }

    /** The line that a frame on the sixtieth has, which the file does not. */
    private static int line(String url) {
        Origins origins = new Origins(
                List.of("com.example."), null, names -> Map.of("com.example.ShopTest", CodeLocation.of(url)));
        StackTraceElement frame = new StackTraceElement("com.example.ShopTest", "pays", "ShopTest.kt", 60);
        StackTraceElement own = origins.read(new StackTraceElement[] {frame}).own();
        return own == null ? -1 : own.getLineNumber();
    }

    private static byte[] classFile(@Nullable String table) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/example/ShopTest", null, "java/lang/Object", null);
        type.visitSource("ShopTest.kt", table);
        return type.toByteArray();
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream all = bytes;
                ZipOutputStream out = new ZipOutputStream(all)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
