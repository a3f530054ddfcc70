package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** What lies in the jar that ships: nothing that an application could trip over. */
class JarShapeIT {

    private static final Path JAR = Path.of(System.getProperty("waxseal.test.agent"));
    private static final String SHADED = "dev/waxseal/agent/shaded/";

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(JAR.toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void it_names_its_entrances() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.waxseal.agent.door.Door");
        assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.waxseal.agent.door.Door");
        assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.waxseal.agent.cli.Main");
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Boot-Class-Path"))
                .as("would switch class-data sharing off")
                .isNull();
        assertThat(jar.getEntry("dev/waxseal/agent/door/Door.class")).isNotNull();
    }

    @Test
    void all_its_classes_are_its_own_or_relocated() {
        assertThat(files())
                .allSatisfy(file -> assertThat(file)
                        .satisfiesAnyOf(
                                f -> assertThat(f).startsWith("dev/waxseal/agent/"),
                                f -> assertThat(f).startsWith("META-INF/licenses/"),
                                f -> assertThat(f)
                                        .isIn(
                                                "META-INF/MANIFEST.MF",
                                                "META-INF/services/org.junit.platform.launcher.TestExecutionListener",
                                                "META-INF/services/org.testng.ITestNGListener")));
    }

    @Test
    void the_tap_is_no_class_file_to_any_other_loader() {
        assertThat(jar.getEntry("dev/waxseal/agent/WaxsealTap.bytes")).isNotNull();
        assertThat(files()).noneMatch(file -> file.endsWith("WaxsealTap.class"));
    }

    @Test
    void it_has_the_rules_as_tables_so_that_no_program_waits_for_their_texts() {
        assertThat(jar.getEntry(SHADED + "waxseal/detect/prepared.bin")).isNotNull();
    }

    @Test
    void the_classes_that_most_programs_need_lie_together_as_they_are_in_the_jar() throws IOException {
        Map<String, byte[]> together = together();
        for (Map.Entry<String, byte[]> one : together.entrySet()) {
            String name = one.getKey();
            try (InputStream alone = jar.getInputStream(jar.getEntry(name.replace('.', '/') + ".class"))) {
                assertThat(one.getValue()).as(name).isEqualTo(alone.readAllBytes());
            }
        }
        assertThat(together.keySet())
                .contains("dev.waxseal.agent.Agent", "dev.waxseal.agent.weave.WovenMethod")
                .noneMatch(name -> name.startsWith("dev.waxseal.agent.door."));
    }

    /** Or each of them would be read for itself. */
    @Test
    void they_lie_one_behind_the_other_as_a_program_loads_them() throws IOException {
        assertThat(List.copyOf(together().keySet()))
                .startsWith("dev.waxseal.agent.Premain")
                .containsSubsequence(
                        "dev.waxseal.agent.Premain",
                        "dev.waxseal.agent.Agent",
                        SHADED.replace('/', '.') + "waxseal.journal.JournalWriter",
                        "dev.waxseal.agent.seam.SeamTransformer",
                        "dev.waxseal.agent.weave.Weaver",
                        "dev.waxseal.agent.weave.WovenMethod",
                        "dev.waxseal.agent.ear.Hearing",
                        SHADED.replace('/', '.') + "waxseal.detect.glance.Glance");
    }

    @Test
    void it_has_no_entries_for_directories_which_each_program_would_read() {
        assertThat(jar.stream()).noneMatch(ZipEntry::isDirectory);
    }

    @Test
    void what_each_program_reads_a_piece_of_is_not_compressed() {
        assertThat(List.of("dev/waxseal/agent/first.bin", SHADED + "waxseal/detect/prepared.bin"))
                .allSatisfy(file ->
                        assertThat(jar.getEntry(file).getMethod()).as(file).isEqualTo(ZipEntry.STORED));
    }

    @Test
    void the_classes_that_most_programs_need_have_nothing_for_debuggers_and_reflection_but_lines() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> spare = new ArrayList<>();
        for (byte[] classFile : together().values()) {
            new ClassReader(classFile).accept(spare(lines, spare), 0);
        }
        assertThat(spare).isEmpty();
        assertThat(lines).contains("dev/waxseal/agent/Agent", SHADED + "asm/ClassReader");
    }

    /** Notes the classes that know their lines, and what else they know that nobody asks for. */
    private static ClassVisitor spare(List<String> lines, List<String> spare) {
        return new ClassVisitor(Opcodes.ASM9) {
            private String name = "";

            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                this.name = name;
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitLineNumber(int line, Label start) {
                        lines.add(name);
                    }

                    @Override
                    public void visitLocalVariable(
                            String variable, String type, String signature, Label start, Label end, int index) {
                        spare.add(name + "." + method + ": " + variable);
                    }

                    @Override
                    public @Nullable AnnotationVisitor visitTypeAnnotation(
                            int type, TypePath path, String annotation, boolean visible) {
                        spare.add(name + "." + method + ": " + annotation);
                        return null;
                    }
                };
            }

            @Override
            public FieldVisitor visitField(
                    int access, String field, String descriptor, String signature, Object value) {
                if (value != null && (access & Opcodes.ACC_STATIC) != 0 && !field.equals("serialVersionUID")) {
                    spare.add(name + "." + field + ": " + value); // the compiler has put it where it is named
                }
                return new FieldVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable AnnotationVisitor visitTypeAnnotation(
                            int type, TypePath path, String annotation, boolean visible) {
                        spare.add(name + "." + field + ": " + annotation);
                        return null;
                    }
                };
            }
        };
    }

    /** The classes that most programs need, as they are read from one file. */
    private Map<String, byte[]> together() throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (DataInputStream in =
                new DataInputStream(jar.getInputStream(jar.getEntry("dev/waxseal/agent/first.bin")))) {
            int all = in.available();
            int begin = in.readInt();
            for (int left = in.readInt(); left > 0; left--) {
                lengths.put(in.readUTF(), in.readInt());
            }
            assertThat(all - in.available()).isEqualTo(begin);
            assertThat(begin).as("where they lie is read at once").isLessThan(1 << 16);
            for (Map.Entry<String, Integer> one : lengths.entrySet()) {
                classes.put(one.getKey(), in.readNBytes(one.getValue()));
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        return classes;
    }

    @Test
    void whoever_reads_it_from_the_beginning_to_the_end_as_maven_does_meets_all_its_files() throws IOException {
        List<String> met = new ArrayList<>();
        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(JAR))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                met.add(entry.getName());
            }
        }
        assertThat(met)
                .containsExactlyElementsOf(jar.stream().map(ZipEntry::getName).toList());
    }

    @Test
    void it_is_smaller_than_eight_megabytes() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(8L << 20);
    }

    @Test
    void it_says_whose_work_it_contains() throws IOException {
        String notice;
        try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/licenses/NOTICE"))) {
            notice = new String(in.readAllBytes(), UTF_8);
        }
        Set<String> shaded = shaded();
        assertThat(shaded).contains("asm", "waxseal");
        shaded.remove("waxseal");
        assertThat(shaded)
                .allSatisfy(
                        library -> assertThat(notice).containsPattern("(?m)^" + library + " {2,}.*(Apache|BSD|MIT)"));
        assertThat(jar.getEntry("META-INF/licenses/Apache-2.0")).isNotNull();
        assertThat(jar.getEntry("META-INF/licenses/ASM")).isNotNull();
    }

    @Test
    void its_bill_of_materials_lists_the_libraries_it_contains() throws IOException {
        String jarName = JAR.getFileName().toString();
        Path bill = JAR.resolveSibling(jarName.substring(0, jarName.length() - ".jar".length()) + "-cyclonedx.json");
        JsonArray components =
                JsonParser.parseString(Files.readString(bill)).getAsJsonObject().getAsJsonArray("components");
        assertThat(shaded())
                .allSatisfy(library -> assertThat(components)
                        .as(library)
                        .anyMatch(component -> component
                                .getAsJsonObject()
                                .get("purl")
                                .getAsString()
                                .replace("-", "")
                                .replace("httpcomponents", "hc")
                                .contains(library)));
    }

    @Test
    void whatever_an_older_jvm_loads_of_it_is_compiled_for_java_8_and_needs_nothing_newer() throws IOException {
        List<String> door = files().stream()
                .filter(file -> file.startsWith("dev/waxseal/agent/door/") && !file.endsWith("/package-info.class"))
                .toList();
        assertThat(door).contains("dev/waxseal/agent/door/Door.class");
        for (String file : door) {
            ClassReader type;
            try (InputStream in = jar.getInputStream(jar.getEntry(file))) {
                type = new ClassReader(in);
            }
            assertThat(type.readUnsignedShort(6)).as(file).isEqualTo(52); // Java 8, by JVMS table 4.1-A
            for (int i = 1; i < type.getItemCount(); i++) {
                if (type.getItem(i) != 0 && type.readByte(type.getItem(i) - 1) == 7) { // a class, by JVMS table 4.4-A
                    assertThat(type.readUTF8(type.getItem(i), new char[type.getMaxStringLength()]))
                            .as(file)
                            .matches(
                                    "\\[[BI]|(\\[L)?java/(lang|io|util|net|nio/charset|security)/.*|dev/waxseal/agent/door/.*|org/junit/.*|org/testng/.*");
                }
            }
        }
        assertThat(
                        Files.readString(Path.of("src/main/resources/META-INF/services/org.testng.ITestNGListener"))
                                + Files.readString(
                                        Path.of(
                                                "src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener")))
                .as("services, which test frameworks load on any JVM")
                .matches("(dev\\.waxseal\\.agent\\.door\\.\\w+\\s+)+");
    }

    @Test
    void it_does_not_tell_when_it_was_built() {
        LocalDateTime release = jar.getEntry("META-INF/MANIFEST.MF").getTimeLocal();
        assertThat(release.toLocalTime())
                .as("a date that was set, not a clock that was read")
                .isEqualTo(LocalTime.MIDNIGHT);
        assertThat(jar.stream())
                .as("what others compiled keeps the date they gave it; nothing is as young as this build")
                .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isBeforeOrEqualTo(release));
    }

    private List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    /** The libraries in it, by the names of their rooms. */
    private Set<String> shaded() {
        Set<String> shaded = new TreeSet<>();
        for (String file : files()) {
            if (file.startsWith(SHADED)) {
                shaded.add(file.substring(SHADED.length(), file.indexOf('/', SHADED.length())));
            }
        }
        return shaded;
    }
}
