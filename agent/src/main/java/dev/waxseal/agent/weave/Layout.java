package dev.waxseal.agent.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Where the parts of a class file lie (JVMS section 4.1). Few methods of a class are given advice: these are taken out with
 * it, written anew and put back, and nobody reads the others, nor the constants that only those use.
 */
final class Layout {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int BEFORE_POOL = 10;
    private static final int MEMBER = 6;
    private static final int ATTRIBUTE = 6;
    private static final int COUNT = 2;

    // the tags of constants, JVMS table 4.4-A
    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;

    /** Bytes of one with its tag: of a number of two words, and of one of a single word or two names. */
    private static final int WIDE = 9;

    private static final int NARROW = 5;

    /** What stands for constants that are not there: numbers that are none, in bits that no compiler writes. */
    private static final long FILLER = 0x7FFC_5741_5853_4541L;

    private static final int SHORT_FILLER = 0x7FF5_7831;

    private static final char UNREADABLE = '\uFFFD';

    /** A field or a method, and where it lies. */
    record Member(int access, String name, String descriptor, int begin, int end) {}

    private final byte[] file;

    /** Where each constant begins, and behind them where they end. */
    private final int[] constants;

    private final int poolEnd;
    private final int fields;
    private final int methods;
    private final int attributes;

    /** @throws RuntimeException where it is no class file */
    Layout(byte[] file) {
        if (file.length < BEFORE_POOL || ((u2(file, 0) << 16) | u2(file, 2)) != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        this.file = file;
        int count = u2(file, BEFORE_POOL - COUNT);
        this.constants = new int[count + 1];
        int at = BEFORE_POOL;
        for (int i = 1; i < count; i++) {
            constants[i] = at;
            int tag = file[at];
            at += tag == UTF8 ? 3 + u2(file, at + 1) : length(tag);
            if (tag == LONG || tag == DOUBLE) {
                i++; // these two have two numbers
            }
        }
        constants[count] = at;
        this.poolEnd = at;
        this.fields = interfaces() + COUNT * u2(file, interfaces() - COUNT);
        this.methods = behindMembers(fields);
        this.attributes = behindMembers(methods);
    }

    private static int length(int tag) {
        return switch (tag) {
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> NARROW;
            case LONG, DOUBLE -> WIDE;
            case METHOD_HANDLE -> 4;
            default -> 3; // a class, a string, a type, a module, a package
        };
    }

    private static int u2(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    }

    private int u4(int at) {
        return u2(file, at) << 16 | u2(file, at + 2);
    }

    private int interfaces() {
        return poolEnd + 8;
    }

    private int behindMembers(int table) {
        int at = table + COUNT;
        for (int left = u2(file, table); left > 0; left--) {
            at = behindAttributes(at + MEMBER);
        }
        return at;
    }

    private int behindAttributes(int table) {
        int at = table + COUNT;
        for (int left = u2(file, table); left > 0; left--) {
            at += ATTRIBUTE + u4(at + COUNT);
        }
        return at;
    }

    /** Its major version. */
    int version() {
        return u2(file, 6);
    }

    /** Its internal name. */
    String name() {
        return classNamed(poolEnd + 2);
    }

    /** The internal name of the class above it; null of {@link Object} and of a module. */
    @Nullable String superName() {
        return u2(file, poolEnd + 4) == 0 ? null : classNamed(poolEnd + 4);
    }

    /** The internal names of the interfaces that it names itself. */
    List<String> interfaceNames() {
        List<String> names = new ArrayList<>(0);
        for (int at = interfaces(); at < fields; at += COUNT) {
            names.add(classNamed(at));
        }
        return names;
    }

    private String classNamed(int at) {
        return utf8(constants[u2(file, at)] + 1);
    }

    /** The text of the constant that is named here. */
    private String utf8(int at) {
        int length = constants[u2(file, at)] + 1;
        String text = new String(file, length + COUNT, u2(file, length), StandardCharsets.UTF_8);
        return text.indexOf(UNREADABLE) < 0 ? text : modifiedUtf8(length);
    }

    /** The same by JVMS section 4.4.7, which writes characters beyond 16 bits as nobody else does. */
    private String modifiedUtf8(int length) {
        try {
            return new DataInputStream(new ByteArrayInputStream(file, length, file.length - length)).readUTF();
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** The field of this name that it declares itself, or null. */
    @Nullable Member field(String name) {
        for (Member field : members(fields)) {
            if (field.name.equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** Its methods, and its constructors. */
    List<Member> methods() {
        return members(methods);
    }

    private List<Member> members(int table) {
        int count = u2(file, table);
        List<Member> members = new ArrayList<>(count);
        int at = table + COUNT;
        for (int i = 0; i < count; i++) {
            int end = behindAttributes(at + MEMBER);
            members.add(new Member(u2(file, at), utf8(at + 2), utf8(at + 4), at, end));
            at = end;
        }
        return members;
    }

    /** The same class with none of its members but these methods, and of its own attributes only what their code may ask for. */
    byte[] only(List<Member> few) {
        int bootstrap = bootstrapMethods();
        int asked = bootstrap == 0 ? 0 : ATTRIBUTE + u4(bootstrap + COUNT);
        ByteBuffer out = ByteBuffer.allocate(fields + 3 * COUNT + length(few) + asked);
        out.put(file, 0, fields).putShort((short) 0).putShort((short) few.size());
        for (Member method : few) {
            out.put(file, method.begin, method.end - method.begin);
        }
        out.putShort((short) (asked == 0 ? 0 : 1)).put(file, bootstrap, asked);
        return out.array();
    }

    private static int length(List<Member> members) {
        int length = 0;
        for (Member member : members) {
            length += member.end - member.begin;
        }
        return length;
    }

    private int bootstrapMethods() {
        int at = attributes + COUNT;
        for (int left = u2(file, attributes); left > 0; left--) {
            if (utf8(at).equals("BootstrapMethods")) {
                return at;
            }
            at += ATTRIBUTE + u4(at + COUNT);
        }
        return 0;
    }

    /** A class file of nothing but as many constants: what is written to it gets the numbers behind those of this class. */
    byte[] hollow() {
        int missing = constants.length - 2;
        int end = BEFORE_POOL + missing / 2 * WIDE + missing % 2 * NARROW;
        ByteBuffer out = ByteBuffer.allocate(end + 7 * COUNT);
        out.putInt(MAGIC).putShort((short) 0).putShort((short) Opcodes.V17).putShort((short) (missing + 1));
        if (missing % 2 == 1) {
            out.put((byte) FLOAT).putInt(SHORT_FILLER);
        }
        int begin = out.position();
        if (missing > 1) {
            out.put((byte) DOUBLE).putLong(FILLER);
        }
        byte[] hollow = out.array();
        for (int filled = WIDE; begin + filled < end; filled *= 2) { // in few steps, for nothing is compiled yet
            System.arraycopy(hollow, begin, hollow, begin + filled, Math.min(filled, end - begin - filled));
        }
        return hollow;
    }

    /** Whether this constant is one that stands for others in a hollow class. */
    static boolean isFiller(Object constant) {
        return constant instanceof Double wide
                ? Double.doubleToRawLongBits(wide) == FILLER
                : constant instanceof Float narrow && Float.floatToRawIntBits(narrow) == SHORT_FILLER;
    }

    /**
     * This class with those of its methods as that class has them.
     *
     * @param few some of its methods, in their order
     * @param written a class with these methods, in that order, whose constants begin with those of this class, or with as
     *     many fillers
     */
    byte[] with(List<Member> few, Layout written) {
        int more = written.constants[constants.length - 1];
        List<Member> instead = written.methods();
        int longer = written.poolEnd - more + length(instead) - length(few);
        ByteBuffer out = ByteBuffer.allocate(file.length + longer);
        out.put(file, 0, BEFORE_POOL - COUNT).putShort((short) (written.constants.length - 1));
        out.put(file, BEFORE_POOL, poolEnd - BEFORE_POOL).put(written.file, more, written.poolEnd - more);
        int from = poolEnd;
        for (int i = 0; i < instead.size(); i++) {
            Member method = instead.get(i);
            out.put(file, from, few.get(i).begin - from).put(written.file, method.begin, method.end - method.begin);
            from = few.get(i).end;
        }
        return out.put(file, from, file.length - from).array();
    }
}
