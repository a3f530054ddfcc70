package dev.waxseal.agent.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts on the stack what an advice is given, wherever in the method it stands. */
final class Values {

    private static final int NONE = -1;

    private final Host host;
    private final int access;
    private final String method;
    private final Type result;
    private final Type[] arguments;
    private final String seam;
    private final MethodVisitor out;

    /** Where the arguments lie: first where the method has them, later where they were kept for the end. */
    private final int[] at;

    private final Type object;
    private int thisAt;
    private int enterAt = NONE;
    private int resultAt = NONE;
    private int thrownAt = NONE;
    private Type enter = Type.VOID_TYPE;

    Values(Host host, int access, String method, String descriptor, String seam, MethodVisitor out) {
        this.host = host;
        this.access = access;
        this.method = method;
        this.result = Type.getReturnType(descriptor);
        this.arguments = Type.getArgumentTypes(descriptor);
        this.seam = seam;
        this.out = out;
        this.object = Type.getObjectType(host.name());
        this.thisAt = isStatic() ? NONE : 0;
        this.at = new int[arguments.length];
        int next = thisAt + 1;
        for (int i = 0; i < at.length; i++) {
            at[i] = next;
            next += arguments[i].getSize();
        }
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isConstructor() {
        return method.equals("<init>");
    }

    /** What the method returns; of a constructor, nothing. */
    Type result() {
        return result;
    }

    /** The locals as the method begins, by a frame's terms. */
    Object[] atBegin() {
        int first = isStatic() ? 0 : 1;
        Object[] locals = new Object[first + arguments.length];
        if (first == 1) {
            locals[0] = isConstructor() ? Opcodes.UNINITIALIZED_THIS : object.getInternalName();
        }
        for (int i = 0; i < arguments.length; i++) {
            locals[first + i] = Locals.inFrame(arguments[i]);
        }
        return locals;
    }

    /** The locals as the method ends, as far as they are known. */
    Object[] atEnd(boolean overwritesThis) {
        return isStatic() || overwritesThis ? new Object[0] : new Object[] {object.getInternalName()};
    }

    /** Keeps for the end what this advice will be given, for the method may make another use of its variables. */
    void keepFor(AdviceMethod exit, Locals locals, boolean alsoThis) {
        boolean[] kept = new boolean[at.length];
        for (Given given : exit.given()) {
            for (int i = 0; i < at.length; i++) {
                if (!kept[i] && (given.is(Given.ALL_ARGUMENTS) || (given.is(Given.ARGUMENT) && given.index() == i))) {
                    kept[i] = true;
                    at[i] = keep(arguments[i], at[i], locals);
                }
            }
            if (alsoThis && thisAt == 0 && given.needsThis()) {
                thisAt = keep(object, thisAt, locals);
            }
        }
    }

    private int keep(Type type, int from, Locals locals) {
        int copy = locals.add(type);
        out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), from);
        out.visitVarInsn(type.getOpcode(Opcodes.ISTORE), copy);
        return copy;
    }

    void entered(Type type, int variable) {
        enter = type;
        enterAt = variable;
    }

    void returned(int variable) {
        resultAt = variable;
        thrownAt = NONE;
    }

    void threw(int variable) {
        resultAt = NONE;
        thrownAt = variable;
    }

    /** Loads what is given. */
    void load(Given given) {
        Type wanted = given.type();
        switch (given.what()) {
            case Given.ARGUMENT -> {
                Type type = argument(given);
                out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), at[given.index()]);
                convert(type, wanted);
            }
            case Given.ALL_ARGUMENTS -> loadAll();
            case Given.THIS -> {
                if (isStatic() && given.isOptional()) {
                    out.visitInsn(Opcodes.ACONST_NULL);
                } else {
                    loadThis();
                    convert(object, wanted);
                }
            }
            case Given.FIELD -> {
                Host.Field field = field(Objects.requireNonNull(given.text()));
                if (!field.isStatic()) {
                    loadThis();
                }
                int opcode = field.isStatic() ? Opcodes.GETSTATIC : Opcodes.GETFIELD;
                out.visitFieldInsn(opcode, field.owner(), given.text(), field.descriptor());
                convert(Type.getType(field.descriptor()), wanted);
            }
            case Given.ENTER -> loadOr(enterAt, enter, wanted);
            case Given.RETURN -> loadOr(resultAt, result, wanted);
            case Given.THROWN -> loadOr(thrownAt, wanted, wanted);
            case Given.SEAM -> out.visitLdcInsn(seam);
            case Given.ORIGIN ->
                out.visitLdcInsn(Objects.requireNonNull(given.text()).replace("#m", method));
            default -> throw new IllegalStateException("nobody can give " + given.what());
        }
    }

    /** Stores what the advice gives the argument instead. */
    void store(Given given) {
        if (!given.isWritable() || !given.is(Given.ARGUMENT) || !argument(given).equals(given.type())) {
            throw new IllegalStateException("an advice must not change what it is given");
        }
        out.visitVarInsn(given.type().getOpcode(Opcodes.ISTORE), at[given.index()]);
    }

    private Type argument(Given given) {
        if (given.index() >= arguments.length) {
            throw new IllegalStateException("no argument " + given.index() + " of " + method);
        }
        return arguments[given.index()];
    }

    private void loadThis() {
        if (thisAt == NONE) {
            throw new IllegalStateException("no object: " + method + " is static");
        }
        out.visitVarInsn(Opcodes.ALOAD, thisAt);
    }

    private void loadAll() {
        out.visitIntInsn(Opcodes.SIPUSH, arguments.length);
        out.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < arguments.length; i++) {
            out.visitInsn(Opcodes.DUP);
            out.visitIntInsn(Opcodes.SIPUSH, i);
            out.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), at[i]);
            box(arguments[i]);
            out.visitInsn(Opcodes.AASTORE);
        }
    }

    private void loadOr(int variable, Type type, Type wanted) {
        if (variable == NONE) {
            loadNothing(wanted);
        } else {
            out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            convert(type, wanted);
        }
    }

    /** Loads null, zero or false. */
    void loadNothing(Type type) {
        switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> out.visitInsn(Opcodes.ACONST_NULL);
            case Type.LONG -> out.visitInsn(Opcodes.LCONST_0);
            case Type.FLOAT -> out.visitInsn(Opcodes.FCONST_0);
            case Type.DOUBLE -> out.visitInsn(Opcodes.DCONST_0);
            default -> out.visitInsn(Opcodes.ICONST_0);
        }
    }

    private Host.Field field(String name) {
        try {
            return host.field(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void convert(Type type, Type wanted) {
        boolean primitive = type.getSort() < Type.ARRAY;
        boolean fits;
        try {
            if (primitive && wanted.getInternalName().equals("java/lang/Object")) {
                box(type);
                fits = true;
            } else if (primitive && wanted.getSort() == Type.LONG && Locals.inFrame(type) == Opcodes.INTEGER) {
                out.visitInsn(Opcodes.I2L);
                fits = true;
            } else {
                fits = (primitive || wanted.getSort() < Type.ARRAY) ? type.equals(wanted) : host.isA(type, wanted);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (!fits) {
            throw new IllegalStateException(method + " has " + type.getClassName() + ", no " + wanted.getClassName());
        }
    }

    private void box(Type type) {
        @Nullable String box = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.CHAR -> "java/lang/Character";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
        if (box != null) {
            out.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box, "valueOf", '(' + type.getDescriptor() + ")L" + box + ';', false);
        }
    }
}
