package dev.waxseal.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** An advice as its class file has it: nothing of it is ever loaded. */
final class AdviceClass extends ClassVisitor {

    private static final Map<String, AdviceClass> KNOWN = new ConcurrentHashMap<>();

    private final ClassReader source;
    private @Nullable AdviceMethod enter;
    private @Nullable AdviceMethod exit;

    private AdviceClass(ClassReader source) {
        super(Opcodes.ASM9);
        this.source = source;
        source.accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** The one of this internal name; read once. */
    static AdviceClass of(String name) {
        AdviceClass known = KNOWN.get(name);
        if (known == null) {
            try (InputStream in = AdviceClass.class.getClassLoader().getResourceAsStream(name + ".class")) {
                if (in == null) {
                    throw new IllegalStateException("no such advice: " + name);
                }
                known = new AdviceClass(new ClassReader(in.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            KNOWN.put(name, known);
        }
        return known;
    }

    /** What runs when a method begins, or null. */
    @Nullable AdviceMethod enter() {
        return enter;
    }

    /** What runs when a method ends, or null. */
    @Nullable AdviceMethod exit() {
        return exit;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return name.equals("<init>") ? null : new MethodReader(name, Type.getMethodType(descriptor));
    }

    private static String simpleName(String descriptor) {
        int begin = Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$')) + 1;
        return descriptor.substring(begin, descriptor.length() - 1);
    }

    private final class MethodReader extends MethodVisitor {

        private final String name;
        private final Type type;
        private final @Nullable Given[] given;
        private String when = "";
        private boolean onThrowable;
        private int maxStack;

        MethodReader(String name, Type type) {
            super(Opcodes.ASM9);
            this.name = name;
            this.type = type;
            this.given = new Given[type.getArgumentCount()];
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            when = simpleName(descriptor);
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String element, Object value) {
                    onThrowable |= element.equals("onThrowable");
                }
            };
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            Type parameterType = type.getArgumentTypes()[parameter];
            return new ParameterReader(given, parameter, simpleName(descriptor), parameterType);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            maxStack = stack;
        }

        @Override
        public void visitEnd() {
            List<Given> all = new ArrayList<>(given.length);
            for (Given one : given) {
                if (one == null) {
                    throw new IllegalStateException(source.getClassName() + ": a parameter that is given nothing");
                }
                all.add(one);
            }
            AdviceMethod method = new AdviceMethod(source, name, all, type.getReturnType(), onThrowable, maxStack);
            if (when.equals("OnMethodEnter")) {
                enter = method;
            } else if (when.equals("OnMethodExit")) {
                exit = method;
            }
        }
    }

    private static final class ParameterReader extends AnnotationVisitor {

        private final @Nullable Given[] given;
        private final int parameter;
        private final String what;
        private final Type type;
        private int index;
        private @Nullable String text;
        private boolean writable;
        private boolean optional;

        ParameterReader(@Nullable Given[] given, int parameter, String what, Type type) {
            super(Opcodes.ASM9);
            this.given = given;
            this.parameter = parameter;
            this.what = what;
            this.type = type;
        }

        @Override
        public void visit(String element, Object value) {
            switch (element) {
                case "value" -> {
                    if (value instanceof Integer number) {
                        index = number;
                    } else {
                        text = value.toString();
                    }
                }
                case "readOnly" -> writable = value.equals(false);
                case "optional" -> optional = value.equals(true);
                default -> {} // what an assigner needs to know
            }
        }

        @Override
        public void visitEnd() {
            given[parameter] = new Given(what, type, index, text, writable, optional);
        }
    }
}
