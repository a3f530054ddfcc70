package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its source: a package and the name of a file. A class file may say anything, so what would
 * lead elsewhere than to a file in the directory of a package is no name.
 *
 * @param packageName such as {@code com.acme}; empty for the unnamed one
 * @param file such as {@code Pay.kt}
 */
record SourceName(String packageName, String file) {

    /** What sources of programs, and of scenarios, end with. */
    static final List<String> ENDINGS = List.of(".java", ".kt", ".scala", ".groovy", ".kts", ".clj", ".feature");

    private static final int LONGEST = 255;

    /** Of a line of code, or null where it names none. */
    static @Nullable SourceName of(Finding.Origin origin) {
        String file = origin.file() == null ? topLevel(origin.className()) + ".java" : origin.file();
        return of(packageOf(origin.className()), file);
    }

    /** Of a test, in the language with that ending, or null where it names none. */
    static @Nullable SourceName of(Finding.Test test, String ending) {
        return of(packageOf(test.className()), topLevel(test.className()) + ending);
    }

    private static @Nullable SourceName of(String packageName, String file) {
        boolean usable = isName(file) && !file.startsWith(".");
        for (String part : packageName.isEmpty() ? new String[0] : packageName.split("\\.", -1)) {
            usable &= isName(part);
        }
        return usable ? new SourceName(packageName, file) : null;
    }

    /** Where it lies below a directory of sources, by convention. */
    String path() {
        return packageName.isEmpty() ? file : packageName.replace('.', '/') + '/' + file;
    }

    /** {@code java}, {@code kotlin}, {@code scala}, {@code groovy}: what its directory of sources is called. */
    String language() {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "kt", "kts" -> "kotlin";
            case "scala" -> "scala";
            case "groovy" -> "groovy";
            case "clj" -> "clojure";
            default -> "java";
        };
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /** The class in whose file a nested one is written. */
    private static String topLevel(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return nested < 0 ? simple : simple.substring(0, nested);
    }

    private static boolean isName(String part) {
        if (part.isBlank() || part.length() > LONGEST || part.equals(".") || part.equals("..")) {
            return false;
        }
        return part.codePoints().noneMatch(SourceName::leadsElsewhere);
    }

    /** Separators and wild cards of some system, and what is obeyed rather than printed. */
    private static boolean leadsElsewhere(int c) {
        return "/\\:*?\"<>|%".indexOf(c) >= 0 || OneLine.isObeyed(c) || Character.getType(c) == Character.UNASSIGNED;
    }
}
