package dev.waxseal.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that advice is woven into, as far as one must know it before. What stands beside it is read where its loader has
 * it, and never loaded.
 */
final class Host extends ClassVisitor {

    /** A field: who has it, its type, and whether it is static. */
    record Field(String owner, String descriptor, boolean isStatic) {}

    /** A method: as much of its code as one must know before. */
    static final class Method extends MethodVisitor {

        /** Words for what a method returns or throws, and for what the advice at its beginning does. */
        private static final int BESIDE_ARGUMENTS = 4;

        final List<AdviceClass> advices;
        int maxLocals;
        boolean overwritesThis;
        boolean asksPool;

        Method(List<AdviceClass> advices) {
            super(Opcodes.ASM9);
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
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            asksPool = true;
        }

        @Override
        public void visitLdcInsn(Object constant) {
            asksPool |= constant instanceof ConstantDynamic || Layout.isFiller(constant);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            maxLocals = locals;
        }
    }

    private final Layout layout;
    private final @Nullable ClassLoader loader;
    private final List<List<AdviceClass>> advices;
    private final List<Method> methods;

    /**
     * @param layout the whole class
     * @param few the same class with none but the methods that shall have advice
     * @param advices which ones each of them shall have, the outermost first
     */
    Host(Layout layout, ClassReader few, @Nullable ClassLoader loader, List<List<AdviceClass>> advices) {
        super(Opcodes.ASM9);
        this.layout = layout;
        this.loader = loader;
        this.advices = advices;
        this.methods = new ArrayList<>(advices.size());
        few.accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    String name() {
        return layout.name();
    }

    /** Whether its methods have frames (JVMS section 4.10.1), as those of Java 6 and later do. */
    boolean hasFrames() {
        return layout.version() >= Opcodes.V1_6;
    }

    /** Whether the code of any asks for constants that one cannot write anew without having read all of the class's. */
    boolean asksPool() {
        for (Method method : methods) {
            if (method.asksPool) {
                return true;
            }
        }
        return false;
    }

    /** One of the methods that shall have advice, by its place among them. */
    Method method(int index) {
        return methods.get(index);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Method method = new Method(advices.get(methods.size()));
        methods.add(method);
        return method;
    }

    /** The field of this name: its own, or one that it inherits. */
    Field field(String name) throws IOException {
        Layout owner = layout;
        Layout.Member field = owner.field(name);
        while (field == null) {
            String above = owner.superName();
            if (above == null) {
                throw new IllegalStateException("no such field: " + name);
            }
            owner = beside(above);
            field = owner.field(name);
            if (field != null && (field.access() & Opcodes.ACC_PRIVATE) != 0) {
                field = null;
            }
        }
        return new Field(owner.name(), field.descriptor(), (field.access() & Opcodes.ACC_STATIC) != 0);
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
            Layout read = name.equals(name()) ? layout : beside(name);
            for (String above : read.interfaceNames()) {
                if (isA(Type.getObjectType(above), wanted)) {
                    return true;
                }
            }
            name = read.superName();
        }
        return false;
    }

    private Layout beside(String name) throws IOException {
        String resource = name + ".class";
        if (loader == null) {
            return new Layout(ofJdk(resource));
        }
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no such class: " + name);
            }
            return new Layout(in.readAllBytes());
        }
    }

    /** Read from the module: to ask it for a stream has the JDK make classes amid the loading of one. */
    private static byte[] ofJdk(String resource) throws IOException {
        ModuleReference base = ModuleLayer.boot()
                .configuration()
                .findModule("java.base")
                .orElseThrow()
                .reference();
        try (ModuleReader reader = base.open()) {
            ByteBuffer file = reader.read(resource).orElseThrow();
            try {
                byte[] bytes = new byte[file.remaining()];
                file.get(bytes);
                return bytes;
            } finally {
                reader.release(file);
            }
        }
    }
}
