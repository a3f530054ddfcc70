package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives class files of Java 5 and earlier the frames of later ones. Without them a JVM infers all types when it verifies a
 * class, which takes longer than to load it, and no archive of classes has them. The build does it to ASM's own.
 */
public final class Framed {

    private Framed() {}

    /**
     * The class with frames, or null where it has them.
     *
     * @param others has the classes beside it
     */
    public static byte @Nullable [] of(byte[] classFile, ClassLoader others) {
        ClassReader reader = new ClassReader(classFile);
        if (reader.readUnsignedShort(6) >= Opcodes.V1_6) { // the major version, by JVMS section 4.1
            return null;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return others;
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            @Nullable String signature,
                            @Nullable String superName,
                            String @Nullable [] interfaces) {
                        super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
