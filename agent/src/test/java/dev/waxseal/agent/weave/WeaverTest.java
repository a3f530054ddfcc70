package dev.waxseal.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** Advice is heard at every way out of a method, and the method does what it did. */
class WeaverTest {

    private static final String PACKAGE = "dev/waxseal/agent/weave/";
    private static final String MADE = PACKAGE + "Made";

    @BeforeEach
    void forget() {
        Heard.ALL.clear();
        WaxsealTap.missed = false;
    }

    // ---- what a compiler makes ---------------------------------------------------------------------------------

    @Test
    void every_method_does_what_it_did_and_is_heard() throws Exception {
        Class<?> woven = woven("Whole", "");
        Object host = make(woven, "host");
        Map<String, Object[][]> calls = Map.ofEntries(
                Map.entry("nothing", new Object[][] {{}}),
                Map.entry("nothingStatic", new Object[][] {{}}),
                Map.entry("count", new Object[][] {{41}}),
                Map.entry("wide", new Object[][] {{1L << 40, 2, 3.5}}),
                Map.entry("wider", new Object[][] {{1.5, 2L}, {1000.0, 2L}}),
                Map.entry("single", new Object[][] {{1.5f}}),
                Map.entry("isTrue", new Object[][] {{true, (byte) 1, 'c', (short) 1000}}),
                Map.entry("array", new Object[][] {{new String[] {"a", "b"}}}),
                Map.entry("locked", new Object[][] {{"text"}}),
                Map.entry("caught", new Object[][] {{"12"}, {"none"}}),
                Map.entry("overwritten", new Object[][] {{"text", 3}, {"text", 0}}),
                Map.entry("loop", new Object[][] {{0}, {12}}),
                Map.entry("thrown", new Object[][] {{"text"}, {""}}),
                Map.entry("catchesAll", new Object[][] {{" text "}, {null}}),
                Map.entry("branches", new Object[][] {{0}, {1}, {2}, {7}}));
        Hosts original = new Hosts("host");
        for (Map.Entry<String, Object[][]> call : calls.entrySet()) {
            for (Object[] arguments : call.getValue()) {
                Heard.ALL.clear();
                String expected = outcome(original, Hosts.class, call.getKey(), arguments);
                assertThat(outcome(host, woven, call.getKey(), arguments))
                        .as(call.getKey())
                        .isEqualTo(expected);
                boolean isStatic = Modifier.isStatic(named(woven, call.getKey()).getModifiers());
                String given = Arrays.deepToString(arguments);
                assertThat(Heard.ALL)
                        .containsExactly(
                                "begun seam" + (isStatic ? " static " : " ") + given,
                                "over token " + given + ' ' + expected);
            }
        }
        assertThat(WaxsealTap.missed).isFalse();
    }

    @Test
    void what_advice_throws_reaches_nobody_and_is_noted() throws Exception {
        Class<?> woven = woven("Failing", "");
        Object host = make(woven, "host");

        assertThat(outcome(host, woven, "catchesAll", " text ")).isEqualTo("text null");
        assertThat(Heard.ALL).containsExactly("fails at the beginning", "fails at the end, given 0");
        assertThat(WaxsealTap.missed).isTrue();
        assertThat(outcome(host, woven, "thrown", "")).isEqualTo("null java.io.IOException: empty");
        assertThat(outcome(host, woven, "wide", 1L, 2, 3.0)).isEqualTo("6 null");
        assertThat(outcome(host, woven, "locked", "text")).isEqualTo("hosttext null");
    }

    @Test
    void of_two_advices_the_first_is_the_outermost() throws Exception {
        Class<?> woven = define(weave(Hosts.class, wish("count", "Whole"), wish("count", "Returned"))
                .classFile());

        outcome(make(woven, "host"), woven, "count", 1);

        assertThat(Heard.ALL).containsExactly("begun seam [1]", "count returned", "over token [1] 2 null");
    }

    @Test
    void a_constructor_is_heard_where_it_returns_and_has_its_object() throws Exception {
        Class<?> woven = define(weave(Hosts.class, wish("<init>", "Made")).classFile());

        make(woven, "host");
        make(woven, "");
        Constructor<?> byDefault = woven.getDeclaredConstructor();
        byDefault.setAccessible(true);
        byDefault.newInstance();

        assertThat(Heard.ALL).containsExactly("made host", "made empty", "made by default", "made by default");
    }

    @Test
    void a_constructor_is_refused_an_advice_that_would_need_its_object_too_early() {
        assertThatThrownBy(() -> weave(Hosts.class, wish("<init>", "Whole"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_constructor_is_heard_where_it_begins_and_has_none() throws Exception {
        Class<?> woven = define(weave(Hosts.class, wish("<init>(", "Begun")).classFile());

        make(woven, "host");

        assertThat(Heard.ALL).containsExactly("changed host");
        assertThat(WaxsealTap.missed).isFalse();
    }

    @Test
    void an_advice_that_branches_at_the_end_is_refused() {
        assertThatThrownBy(() -> weave(Hosts.class, wish("count", "Branching")))
                .hasMessageContaining("more than one plain line");
    }

    @Test
    void an_argument_may_be_given_another_value() throws Exception {
        Class<?> woven = define(weave(Hosts.class, wish("thrown", "Changing")).classFile());

        assertThat(outcome(make(woven, "host"), woven, "thrown", "text")).isEqualTo("text! null");
        assertThat(Heard.ALL).containsExactly("changed text!");
    }

    @Test
    void fields_are_read_at_the_end() throws Exception {
        Class<?> woven = define(weave(Hosts.class, wish("caught", "Fielded")).classFile());

        outcome(make(woven, "host"), woven, "caught", "12");

        assertThat(Heard.ALL).containsExactly("host, 1, 0");
    }

    @Test
    void a_wish_that_no_method_meets_is_told_of() throws Exception {
        TestWish unmet = wish("renamed", "Whole");
        assertThat(weave(Hosts.class, wish("count", "Whole"), unmet).unmet()).containsExactly(unmet);
    }

    @Test
    void an_advice_that_wants_what_a_method_cannot_give_is_refused() {
        assertThatThrownBy(() -> weave(Hosts.class, wish("count", "Changing")))
                .hasMessageContaining("count has int, no java.lang.String");
        assertThatThrownBy(() -> weave(Hosts.class, wish("nothing", "Changing")))
                .hasMessageContaining("no argument 0 of nothing");
        assertThatThrownBy(() -> weave(Hosts.class, wish("wide", "Fielded"))).hasMessageContaining("static");
    }

    @Test
    void a_stack_trace_shows_the_lines_of_the_method() throws Exception {
        Class<?> woven = woven("Whole", "");
        Throwable expected = thrown(new Hosts("host"), Hosts.class);
        Throwable thrown = thrown(make(woven, "host"), woven);

        assertThat(thrown.getStackTrace()[0].toString())
                .isEqualTo(expected.getStackTrace()[0].toString().replace("app//", ""));
    }

    // ---- what other compilers make -----------------------------------------------------------------------------

    /** As Kotlin does of {@code first(a, second ?: return "early")}. */
    @Test
    void a_return_may_leave_values_on_the_stack() throws Exception {
        byte[] host = made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            Label there = new Label();
            method.visitInsn(Opcodes.LCONST_1);
            method.visitLdcInsn("below");
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitJumpInsn(Opcodes.IFNONNULL, there);
            method.visitLdcInsn("early");
            method.visitInsn(Opcodes.ARETURN);
            method.visitLabel(there);
            method.visitFrame(Opcodes.F_FULL, 1, new Object[] {"java/lang/String"}, 2, new Object[] {
                Opcodes.LONG, "java/lang/String"
            });
            method.visitInsn(Opcodes.POP);
            method.visitInsn(Opcodes.POP2);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(4, 1);
        });
        Class<?> woven = define(weave(host, "Whole", "Failing", "Returned"));

        assertThat(call(woven, (Object) null)).isEqualTo("early");
        assertThat(call(woven, "late")).isEqualTo("late");
        assertThat(Heard.ALL).contains("made returned", "over token [late] late null");
    }

    @Test
    void a_variable_may_be_used_again_for_something_wider() throws Exception {
        byte[] host = made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            Label again = new Label();
            method.visitInsn(Opcodes.LCONST_0);
            method.visitVarInsn(Opcodes.LSTORE, 0);
            method.visitLabel(again);
            method.visitFrame(Opcodes.F_FULL, 1, new Object[] {Opcodes.LONG}, 0, new Object[0]);
            method.visitVarInsn(Opcodes.LLOAD, 0);
            method.visitInsn(Opcodes.LCONST_1);
            method.visitInsn(Opcodes.LADD);
            method.visitInsn(Opcodes.DUP2);
            method.visitVarInsn(Opcodes.LSTORE, 0);
            method.visitLdcInsn(3L);
            method.visitInsn(Opcodes.LCMP);
            method.visitJumpInsn(Opcodes.IFLT, again);
            method.visitVarInsn(Opcodes.LLOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Long", "toString", "(J)Ljava/lang/String;", false);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(4, 2);
        });

        assertThat(call(define(weave(host, "Whole")), "text")).isEqualTo("3");
        assertThat(Heard.ALL).containsExactly("begun seam static [text]", "over token [text] 3 null");
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5})
    void classes_without_frames_are_woven_even_with_subroutines(int version) throws Exception {
        byte[] host = made(version, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            Label subroutine = new Label();
            method.visitJumpInsn(Opcodes.JSR, subroutine);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ARETURN);
            method.visitLabel(subroutine);
            method.visitVarInsn(Opcodes.ASTORE, 1);
            method.visitLdcInsn("from the subroutine");
            method.visitVarInsn(Opcodes.ASTORE, 0);
            method.visitVarInsn(Opcodes.RET, 1);
            method.visitMaxs(1, 2);
        });

        assertThat(call(define(weave(host, "Whole", "Failing")), "text")).isEqualTo("from the subroutine");
        assertThat(Heard.ALL).contains("over token [text] from the subroutine null");
    }

    @Test
    void a_class_of_java_6_without_frames_is_woven() throws Exception {
        byte[] host = made(Opcodes.V1_6, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            Label there = new Label();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitJumpInsn(Opcodes.IFNONNULL, there);
            method.visitLdcInsn("null");
            method.visitInsn(Opcodes.ARETURN);
            method.visitLabel(there);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 1);
        });
        Class<?> woven = define(weave(host, "Whole"));

        assertThat(call(woven, (Object) null)).isEqualTo("null");
        assertThat(call(woven, "text")).isEqualTo("text");
    }

    @Test
    void a_constant_that_is_made_when_it_is_first_asked_for_stays_one() throws Exception {
        Handle primitiveClass = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/ConstantBootstraps",
                "primitiveClass",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Class;",
                false);
        byte[] host = made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            method.visitLdcInsn(new ConstantDynamic("I", "Ljava/lang/Class;", primitiveClass));
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getName", "()Ljava/lang/String;", false);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 1);
        });

        assertThat(call(define(weave(host, "Whole")), "text")).isEqualTo("int");
    }

    /** What stands for the constants of a class where few of its methods are written anew. */
    @Test
    void numbers_that_are_none_keep_their_bits() throws Exception {
        long wide = 0x7FFC_5741_5853_4541L;
        int narrow = 0x7FF5_7831;
        byte[] host = made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            method.visitLdcInsn(Double.longBitsToDouble(wide));
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
            method.visitLdcInsn(Float.intBitsToFloat(narrow));
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Float", "floatToRawIntBits", "(F)I", false);
            method.visitInsn(Opcodes.I2L);
            method.visitInsn(Opcodes.LADD);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Long", "toString", "(J)Ljava/lang/String;", false);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(4, 1);
        });

        assertThat(call(define(weave(host, "Whole")), "text")).isEqualTo(Long.toString(wide + narrow));
    }

    @Test
    void names_may_be_of_any_characters() throws Exception {
        String name = PACKAGE + "Z\u00e4hler\ud835\udcb3";
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
        type.visitField(0, "name", "Ljava/lang/String;", null, null).visitEnd();
        method(type, Opcodes.ACC_PUBLIC, "<init>", "(Ljava/lang/String;)V", method -> {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitFieldInsn(Opcodes.PUTFIELD, name, "name", "Ljava/lang/String;");
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(2, 2);
        });
        method(type, Opcodes.ACC_PUBLIC, "made", "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 2);
        });
        Class<?> woven = define(weave(type.toByteArray(), "Whole"));

        assertThat(outcome(make(woven, "host"), woven, "made", "text")).isEqualTo("text null");
        assertThat(Heard.ALL).containsExactly("begun seam [text]", "over token [text] text null");
    }

    @Test
    void what_has_no_advice_keeps_every_byte_and_every_constant() throws Exception {
        byte[] host = classFile(Hosts.class);
        byte[] woven = Weaver.weave(host, WeaverTest.class.getClassLoader(), "seam", List.of(wish("caught", "Fielded")))
                .classFile();
        List<Layout.Member> before = new Layout(host).methods();
        List<Layout.Member> after = new Layout(woven).methods();

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            if (!before.get(i).name().equals("caught")) {
                assertThat(bytes(woven, after.get(i))).as(before.get(i).name()).isEqualTo(bytes(host, before.get(i)));
            }
        }
        Class<?> defined = define(woven);
        assertThat(outcome(make(defined, "host"), defined, "overwritten", "text", 3))
                .as("a method with a call that is linked when it is first made")
                .isEqualTo(outcome(new Hosts("host"), Hosts.class, "overwritten", "text", 3));
    }

    private static byte[] bytes(byte[] classFile, Layout.Member method) {
        return Arrays.copyOfRange(classFile, method.begin(), method.end());
    }

    @Test
    void a_class_that_nothing_is_wanted_of_stays_as_it_is() throws Exception {
        byte[] host = classFile(Hosts.class);

        assertThat(Weaver.weave(host, null, "seam", List.of(wish("renamed", "Whole")))
                        .classFile())
                .isSameAs(host);
    }

    @Test
    void what_is_no_class_file_is_refused() throws Exception {
        byte[] host = classFile(Hosts.class);
        for (byte[] broken : List.of(new byte[0], new byte[64], Arrays.copyOf(host, host.length / 2))) {
            assertThatThrownBy(() -> weave(broken, "Whole")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_method_whose_jumps_become_too_long_is_woven() throws Exception {
        Class<?> woven = define(weave(withALongJump(32_760), "Whole"));

        assertThat(call(woven, "text")).isEqualTo("text");
        assertThat(call(woven, (Object) null)).isEqualTo("null");
        assertThat(Heard.ALL).hasSize(4);
    }

    @Test
    void a_method_that_would_become_too_large_is_refused() {
        assertThatThrownBy(() -> weave(withALongJump(65_510), "Whole")).isInstanceOf(MethodTooLargeException.class);
    }

    @Test
    void a_class_file_newer_than_any_that_is_known_is_refused() throws Exception {
        byte[] host = made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 1);
        });
        host[7] = 120; // the major version, by JVMS section 4.1

        assertThatThrownBy(() -> weave(host, "Whole")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- the making of all that ---------------------------------------------------------------------------------

    record TestWish(String method, String adviceClass) implements Weaver.Wish {
        @Override
        public boolean isAt(String name, String descriptor) {
            return switch (method) {
                case "" -> !name.startsWith("<") && !name.startsWith("lambda");
                case "<init>(" -> (name + descriptor).equals("<init>(Ljava/lang/String;)V");
                default -> method.equals(name);
            };
        }
    }

    private static TestWish wish(String method, String advice) {
        return new TestWish(method, PACKAGE + "Heard$" + advice);
    }

    private static Class<?> woven(String advice, String method) throws Exception {
        return define(weave(Hosts.class, wish(method, advice)).classFile());
    }

    private static Weaver.Woven<TestWish> weave(Class<?> host, TestWish... wishes) throws IOException {
        return Weaver.weave(classFile(host), host.getClassLoader(), "seam", List.of(wishes));
    }

    private static byte[] classFile(Class<?> host) throws IOException {
        try (InputStream in = host.getResourceAsStream(host.getSimpleName() + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static byte[] weave(byte[] host, String... advices) {
        List<TestWish> wishes = Arrays.stream(advices).map(a -> wish("made", a)).toList();
        return Weaver.weave(host, WeaverTest.class.getClassLoader(), "seam", wishes)
                .classFile();
    }

    private interface Body {
        void write(MethodVisitor method);
    }

    private static byte[] made(int version, String descriptor, Body body) {
        ClassWriter type = new ClassWriter(0);
        type.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, MADE, null, "java/lang/Object", null);
        method(type, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "made", descriptor, body);
        type.visitEnd();
        return type.toByteArray();
    }

    private static void method(ClassWriter type, int access, String name, String descriptor, Body body) {
        MethodVisitor method = type.visitMethod(access, name, descriptor, null, null);
        method.visitCode();
        body.write(method);
        method.visitEnd();
    }

    /** A method of about so many bytes, from its beginning to the end of which it may jump. */
    private static byte[] withALongJump(int bytes) {
        return made(Opcodes.V17, "(Ljava/lang/String;)Ljava/lang/String;", method -> {
            Label end = new Label();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitJumpInsn(Opcodes.IFNULL, end);
            for (int i = 0; i < bytes; i++) {
                method.visitInsn(Opcodes.NOP);
            }
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ARETURN);
            method.visitLabel(end);
            method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            method.visitLdcInsn("null");
            method.visitInsn(Opcodes.ARETURN);
            method.visitMaxs(1, 1);
        });
    }

    /** Has it verified, by ASM and by the JVM. */
    private static Class<?> define(byte[] classFile) throws ClassNotFoundException {
        ClassReader read = new ClassReader(classFile);
        if (read.readUnsignedShort(6) >= Opcodes.V1_7) {
            StringWriter complaints = new StringWriter();
            CheckClassAdapter.verify(read, WeaverTest.class.getClassLoader(), false, new PrintWriter(complaints));
            assertThat(complaints.toString()).isEmpty();
        }
        String name = read.getClassName().replace('/', '.');
        ClassLoader loader = new ClassLoader(WeaverTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                Class<?> loaded = wanted.equals(name) ? findLoadedClass(name) : super.loadClass(wanted, resolve);
                return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
            }
        };
        return Class.forName(name, true, loader);
    }

    private static Object make(Class<?> host, String name) throws Exception {
        Constructor<?> constructor = host.getDeclaredConstructor(String.class);
        constructor.setAccessible(true);
        return constructor.newInstance(name);
    }

    private static Method named(Class<?> type, String name) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError(name);
    }

    private static @Nullable Object call(Class<?> made, @Nullable Object argument) throws Exception {
        return named(made, "made").invoke(null, argument);
    }

    /** What it returns and what it throws. */
    private static String outcome(Object host, Class<?> type, String method, @Nullable Object... arguments)
            throws Exception {
        try {
            Object result = named(type, method).invoke(host, arguments);
            return (result instanceof Object[] array ? Arrays.toString(array) : result) + " null";
        } catch (InvocationTargetException thrown) {
            return "null " + thrown.getCause();
        }
    }

    private static Throwable thrown(Object host, Class<?> type) throws Exception {
        try {
            named(type, "thrown").invoke(host, "");
            throw new AssertionError("nothing thrown");
        } catch (InvocationTargetException thrown) {
            return Objects.requireNonNull(thrown.getCause());
        }
    }
}
