package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives a method a great many local variables that nobody uses, as no source could, so that the JVM asks for the room of them
 * on the stack whenever it is called. The build does it to the one that probes the stack.
 */
public final class Roomy {

    /** Of 8 bytes each. */
    private static final int LOCALS = 4 << 10;

    /** More bytecodes than a compiler puts into a caller ({@code -XX:FreqInlineSize}), of whom more room were asked then. */
    private static final int NO_OPS = 400;

    private Roomy() {}

    /** The class with this method of it made so. */
    public static byte[] of(byte[] classFile, String method) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.equals(method) ? new Widening(to) : to;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Widening extends MethodVisitor {

        Widening(@Nullable MethodVisitor to) {
            super(Opcodes.ASM9, to);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            for (int i = 0; i < NO_OPS; i++) {
                visitInsn(Opcodes.NOP);
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack, LOCALS);
        }
    }
}
