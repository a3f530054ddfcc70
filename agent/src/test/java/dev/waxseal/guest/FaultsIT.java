package dev.waxseal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What breaks inside the agent stays there: the application goes on, and no report is called clean. */
class FaultsIT extends ServedIT {

    private static final String ALL = Postman.LETTERS + System.lineSeparator();

    @Test
    void an_output_directory_that_is_deleted_costs_the_audit_and_nobody_else() throws Exception {
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of(ForkedJvm.agent(output)), origin + "/login" + QUERY, "each, after a line")) {
            jvm.awaitLine("1");
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            jvm.nudge();
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out().lines()).containsExactly("1", "" + Postman.LETTERS);
            assertThat(jvm.err()).isEmpty();
        }
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).as("nothing recorded").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java/lang/IllegalStateException", "java/lang/OutOfMemoryError", "java/lang/ThreadDeath"})
    void an_ear_that_breaks_costs_the_audit_and_nobody_else(String thrown) throws Exception {
        Path broken = broken("dev/waxseal/agent/ear/Connection", "sent", thrown);
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of("-javaagent:" + broken + "=output=" + output), origin + "/login" + QUERY, "each")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ALL);
            assertThat(jvm.err()).isEmpty();
        }
        assertIncomplete("the agent failed in sent (" + thrown.replace('/', '.') + ")");
    }

    @Test
    void a_detection_that_cannot_be_made_costs_the_audit_and_nobody_else() throws Exception {
        Path broken =
                broken("dev/waxseal/agent/shaded/waxseal/detect/Detection", "with", "java/lang/NoSuchMethodError");
        try (ForkedJvm jvm = new ForkedJvm(
                directory, List.of("-javaagent:" + broken + "=output=" + output), origin + "/login" + QUERY, "each")) {
            assertThat(jvm.join()).isZero();
            assertThat(jvm.out()).isEqualTo(ALL);
            assertThat(jvm.err()).isEmpty();
        }
        assertIncomplete("java.lang.NoSuchMethodError");
    }

    private void assertIncomplete(String why) throws Exception {
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).isEqualTo(1);
        assertThat(said).contains("the audit is incomplete").contains(why).doesNotContain("Canary");
        assertThat(Files.readString(output.resolve("waxseal.json"))).contains("\"complete\": false");
    }

    /** A copy of the agent in which one method does nothing but throw. */
    private Path broken(String type, String method, String thrown) throws IOException {
        Path copy = directory.resolve("broken.jar");
        String broken = type + ".class";
        try (JarFile agent = new JarFile(ForkedJvm.AGENT.toFile());
                OutputStream out = Files.newOutputStream(copy);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (JarEntry entry : agent.stream()
                    .filter(e -> !e.getName().endsWith("/first.bin")) // or the class would be taken from there
                    .toList()) {
                jar.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = agent.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    jar.write(entry.getName().equals(broken) ? throwing(content, method, thrown) : content);
                }
                jar.closeEntry();
            }
            assertThat(agent.getEntry(broken)).isNotNull();
        }
        return copy;
    }

    private static byte[] throwing(byte[] classFile, String method, String thrown) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor kept = super.visitMethod(access, name, descriptor, signature, exceptions);
                                if (!name.equals(method)) {
                                    return kept;
                                }
                                kept.visitCode();
                                kept.visitTypeInsn(Opcodes.NEW, thrown);
                                kept.visitInsn(Opcodes.DUP);
                                kept.visitMethodInsn(Opcodes.INVOKESPECIAL, thrown, "<init>", "()V", false);
                                kept.visitInsn(Opcodes.ATHROW);
                                kept.visitMaxs(0, 0);
                                kept.visitEnd();
                                return new MethodVisitor(Opcodes.ASM9) {};
                            }
                        },
                        0);
        return writer.toByteArray();
    }
}
