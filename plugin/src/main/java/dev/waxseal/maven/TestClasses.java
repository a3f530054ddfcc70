package dev.waxseal.maven;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of the classes in a directory may be tests. A class is none only if that is plain: it cannot be instantiated, or
 * it has no class above it, nothing to do with a test framework, no method called {@code test...} and no annotation but
 * a language's own. Names of methods and types stand in a class file's pool of constants
 * (<a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">JVMS 4</a>).
 */
final class TestClasses {

    private static final String SUFFIX = ".class";

    private static final int NOT_INSTANTIABLE = 0x0200 | 0x0400; // ACC_INTERFACE, ACC_ABSTRACT

    /** Classes from which none inherits tests. */
    private static final Set<String> NO_TESTS_ABOVE = Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

    private static final List<String> FRAMEWORKS = List.of(
            "org/junit/",
            "junit/framework/",
            "org/testng/",
            "spock/lang/",
            "io/kotest/",
            "org/scalatest",
            "io/cucumber/");

    private static final List<String> HARMLESS_ANNOTATIONS =
            List.of("Ljava/", "Lkotlin/", "Lgroovy/", "Lscala/", "Lorg/jetbrains/", "Lorg/jspecify/", "[", "(");

    private TestClasses() {}

    /** The paths of those below this directory, {@code com/acme/PayTest}; empty where it is not there. */
    static List<String> in(Path directory) throws IOException {
        List<String> tests = new ArrayList<>();
        for (String path : outerClasses(directory)) {
            if (mayBeTest(directory, path)) {
                tests.add(path);
            }
        }
        return tests;
    }

    /** The first of them that is taken, as {@link #in} has them; the others are not read. */
    static Optional<String> first(Path directory, Predicate<String> taken) throws IOException {
        for (String path : outerClasses(directory)) {
            if (taken.test(path) && mayBeTest(directory, path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static List<String> outerClasses(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(TestClasses::isOuterClass)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .map(path -> path.substring(0, path.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOuterClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && name.indexOf('$') < 0 && !name.endsWith("-info.class");
    }

    private static boolean mayBeTest(Path directory, String path) throws IOException {
        Path file = directory.resolve(path + SUFFIX);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8); // magic, version
            int constants = in.readUnsignedShort();
            String[] texts = new String[constants];
            int[] classes = new int[constants];
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // a long or a double takes two places
                    }
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    default -> {
                        return true; // a class file of times to come
                    }
                }
            }
            int access = in.readUnsignedShort();
            in.skipNBytes(2); // its own name
            String above = texts[classes[in.readUnsignedShort()]];
            return (access & NOT_INSTANTIABLE) == 0 && (!NO_TESTS_ABOVE.contains(above) || speaksOfTests(texts));
        }
    }

    private static boolean speaksOfTests(String[] constants) {
        Set<String> texts = new HashSet<>();
        for (String text : constants) {
            if (text != null) {
                texts.add(text);
            }
        }
        boolean isAnnotated = texts.contains("RuntimeVisibleAnnotations");
        return texts.stream()
                .anyMatch(text -> FRAMEWORKS.stream().anyMatch(text::contains)
                        || (text.startsWith("test") && text.length() > "test".length())
                        || (isAnnotated
                                && text.startsWith("L")
                                && text.endsWith(";")
                                && HARMLESS_ANNOTATIONS.stream().noneMatch(text::startsWith)));
    }
}
