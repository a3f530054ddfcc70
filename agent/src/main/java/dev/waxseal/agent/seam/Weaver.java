package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into one class. Loaded only when a wanted class turns up, because ByteBuddy's first use is dear.
 *
 * <p>The class keeps its shape: no field, method or interface is added, so that classes that are loaded already can be
 * woven too and other agents are not disturbed.
 */
final class Weaver {

    private static final ClassFileLocator OURS = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());

    private Weaver() {}

    /**
     * The class with the seam's advice in it.
     *
     * @param loader the class's loader, null for the bootstrap loader
     * @param classFile the class as it is
     * @throws IllegalStateException if a wanted method is not there
     */
    static byte[] weave(Seam seam, @Nullable ClassLoader loader, byte[] classFile) {
        String type = seam.type().replace('/', '.');
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, classFile),
                OURS,
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofPlatformLoader()
                        : ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = TypePool.Default.of(locator);
        TypeDescription described = pool.describe(type).resolve();
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .decorate(described, locator);
        for (Weave weave : seam.weaves()) {
            ElementMatcher<MethodDescription> methods = method -> matches(weave, method);
            if (described.getDeclaredMethods().filter(methods).isEmpty()) {
                throw new IllegalStateException("no method " + weave.methods() + weave.descriptor() + " in " + type);
            }
            TypeDescription advice = pool.describe(Weaver.class.getPackageName() + '.' + weave.advice())
                    .resolve();
            builder = builder.visit(Advice.to(advice, OURS).on(methods));
        }
        try (DynamicType.Unloaded<?> woven = builder.make()) {
            return woven.getBytes();
        }
    }

    private static boolean matches(Weave weave, MethodDescription method) {
        return !method.isAbstract()
                && !method.isNative()
                && weave.methods().contains(method.getName())
                && (weave.descriptor().isEmpty() || weave.descriptor().equals(method.getDescriptor()));
    }
}
