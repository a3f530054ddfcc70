package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** What compilers of other languages than Java write into class files for debuggers, by JSR 45: where its lines come from. */
public final class DebugExtension extends ClassVisitor {

    private @Nullable String text;

    private DebugExtension() {
        super(Opcodes.ASM9);
    }

    /** The one of this class file; null where it has none, or is none that can be read. */
    public static @Nullable String of(byte[] classFile) {
        DebugExtension extension = new DebugExtension();
        try {
            new ClassReader(classFile).accept(extension, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException ofAnUnknownVersionOrBroken) {
            return null;
        }
        return extension.text;
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
        text = debug;
    }
}
