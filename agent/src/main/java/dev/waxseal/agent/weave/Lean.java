package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/**
 * Takes out of class files what a JVM keeps for debuggers and reflection and nobody asks for: the names of local variables,
 * annotations of types, which the compiler has read, and constants, whose values it has put where they are named (JLS
 * section 13.1). The build does it to those classes that most programs load.
 */
public final class Lean {

    private Lean() {}

    /** The same class without them; where its lines are, stack traces still say. */
    public static byte[] of(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new OfClass(writer), 0);
        return writer.toByteArray();
    }

    private static final class OfClass extends ClassVisitor {

        OfClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int type, @Nullable TypePath path, String descriptor, boolean visible) {
            return null;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            boolean constant = value != null && (access & Opcodes.ACC_STATIC) != 0;
            if (constant && !name.equals("serialVersionUID")) {
                return null;
            }
            return new OfField(super.visitField(access, name, descriptor, signature, value));
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new OfMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class OfField extends FieldVisitor {

        OfField(FieldVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int type, @Nullable TypePath path, String descriptor, boolean visible) {
            return null;
        }
    }

    private static final class OfMethod extends MethodVisitor {

        OfMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
            // a debugger shows a number
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int type, @Nullable TypePath path, String descriptor, boolean visible) {
            return null;
        }

        @Override
        public @Nullable AnnotationVisitor visitInsnAnnotation(
                int type, @Nullable TypePath path, String descriptor, boolean visible) {
            return null;
        }

        @Override
        public @Nullable AnnotationVisitor visitTryCatchAnnotation(
                int type, @Nullable TypePath path, String descriptor, boolean visible) {
            return null;
        }

        @Override
        public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
                int type,
                @Nullable TypePath path,
                Label[] start,
                Label[] end,
                int[] index,
                String descriptor,
                boolean visible) {
            return null;
        }
    }
}
