package dev.waxseal.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that advice is woven into, as far as one must know it before. What stands beside it is read where its loader has
 * it, and never loaded.
 */
final class Host extends ClassVisitor {

    private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    /** A field: who has it, its type, and whether it is static. */
    record Field(String owner, String descriptor, boolean isStatic) {}

    /** A method: as much of its code as one must know before. */
    static final class Method extends MethodVisitor {

        /** Words for what a method returns or throws, and for what the advice at its beginning does. */
        private static final int BESIDE_ARGUMENTS = 4;

        final String key;
        final List<AdviceClass> advices;
        int maxLocals;
        boolean overwritesThis;

        Method(String key, List<AdviceClass> advices) {
            super(Opcodes.ASM9);
            this.key = key;
            this.advices = advices;
        }

        /** The way that its code takes into the class file: through every advice, the last one first. */
        MethodVisitor woven(Host host, int access, String name, String descriptor, String seam, MethodVisitor writer) {
            int reserved = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) + BESIDE_ARGUMENTS;
            MethodVisitor out = writer;
            for (int i = 0; i < advices.size(); i++) {
                Values values = new Values(host, access, name, descriptor, seam, out);
                Locals locals = new Locals(maxLocals + (advices.size() - 1 - i) * reserved);
                out = new WovenMethod(host, this, advices.get(i), values, locals, out);
            }
            return out;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            overwritesThis |= variable == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            maxLocals = locals;
        }
    }

    /** Tells which advices a method shall have, the outermost first. */
    interface Wishes {
        List<AdviceClass> at(String method, String descriptor);
    }

    private final ClassReader reader;
    private final @Nullable ClassLoader loader;
    private final Wishes wishes;
    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, Method> methods = new HashMap<>();
    private int version;

    Host(ClassReader reader, @Nullable ClassLoader loader, Wishes wishes) {
        super(Opcodes.ASM9);
        this.reader = reader;
        this.loader = loader;
        this.wishes = wishes;
        reader.accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    String name() {
        return reader.getClassName();
    }

    /** Whether its methods have frames (JVMS section 4.10.1), as those of Java 6 and later do. */
    boolean hasFrames() {
        return version >= Opcodes.V1_6;
    }

    /** One of the methods that shall have advice, or null. */
    @Nullable Method method(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    @Override
    public void visit(
            int classVersion,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        version = classVersion & 0xffff;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.put(name, new Field(name(), descriptor, (access & Opcodes.ACC_STATIC) != 0));
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & NO_CODE) != 0) {
            return null;
        }
        List<AdviceClass> advices = wishes.at(name, descriptor);
        if (advices.isEmpty()) {
            return null;
        }
        Method method = new Method(name + descriptor, advices);
        methods.put(method.key, method);
        return method;
    }

    /** The field of this name: its own, or one that it inherits. */
    Field field(String name) throws IOException {
        Field own = fields.get(name);
        for (String above = reader.getSuperName(); own == null && above != null; ) {
            ClassReader type = beside(above);
            own = inherited(type, name);
            above = type.getSuperName();
        }
        if (own == null) {
            throw new IllegalStateException("no such field: " + name);
        }
        return own;
    }

    private static @Nullable Field inherited(ClassReader type, String wanted) {
        Field[] found = new Field[1];
        type.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object value) {
                        if (name.equals(wanted) && (access & Opcodes.ACC_PRIVATE) == 0) {
                            found[0] = new Field(type.getClassName(), descriptor, (access & Opcodes.ACC_STATIC) != 0);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
        return found[0];
    }

    /** Whether a value of this class may be passed as one of that; to the verifier every interface is an Object. */
    boolean isA(Type type, Type wanted) throws IOException {
        if (wanted.equals(type) || wanted.getInternalName().equals("java/lang/Object")) {
            return true;
        }
        if (type.getSort() != Type.OBJECT || wanted.getSort() != Type.OBJECT) {
            return false;
        }
        for (String name = type.getInternalName(); name != null; ) {
            if (name.equals(wanted.getInternalName())) {
                return true;
            }
            ClassReader read = name.equals(name()) ? reader : beside(name);
            for (String above : read.getInterfaces()) {
                if (isA(Type.getObjectType(above), wanted)) {
                    return true;
                }
            }
            name = read.getSuperName();
        }
        return false;
    }

    private ClassReader beside(String name) throws IOException {
        String resource = name + ".class";
        try (InputStream in = loader == null
                ? Object.class.getModule().getResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no such class: " + name);
            }
            return new ClassReader(in.readAllBytes());
        }
    }
}
