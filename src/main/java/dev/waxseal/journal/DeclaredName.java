package dev.waxseal.journal;

/**
 * The names that an author gave to classes and methods, without what compilers, proxies and mocks number anew: javac's
 * and ecj's lambdas, anonymous and local classes, Kotlin's lambdas and coroutines, Scala's anonymous functions, Groovy's
 * closures, Spock's features. What only a number told apart is one and the same afterwards.
 */
public final class DeclaredName {

    /** What tools put behind the name of the class that they stand in for. */
    private static final String[] STAND_INS = {
        "$MockitoMock$", "$ByteBuddy$", "$HibernateProxy$", "$Proxy$_", "$$inlined$", "/0x"
    };

    private static final String SPOCK = "spock_feature_";

    private DeclaredName() {}

    /** Whether the class was made when the program ran, so that its lines lead nowhere. */
    public static boolean isGenerated(String className) {
        int at = className.indexOf("$$");
        while (at >= 0) {
            char next = at + 2 < className.length() ? className.charAt(at + 2) : 0;
            if (next == '_' || isDigit(next) || (next >= 'A' && next <= 'Z')) {
                return true; // $$EnhancerBySpringCGLIB, $$0; but $$anonfun and $$inlined are what an author wrote
            }
            at = className.indexOf("$$", at + 2);
        }
        return className.contains("$Proxy")
                || className.contains("$MockitoMock$")
                || className.contains("$ByteBuddy$")
                || className.contains("$HibernateProxy$");
    }

    /** {@code Pay} of {@code Pay$1} and {@code Pay$$SpringCGLIB$$0}, {@code Pay$Card} of {@code Pay$1Card}. */
    public static String ofClass(String className) {
        int end = className.length();
        for (String standIn : STAND_INS) {
            int at = className.indexOf(standIn);
            end = at > 0 && at < end ? at : end;
        }
        for (int at = className.indexOf("$$"); at > 0 && at < end; at = className.indexOf("$$", at + 2)) {
            char next = at + 2 < className.length() ? className.charAt(at + 2) : 0;
            if (next < 'a' || next > 'z') {
                end = at;
            }
        }
        String name = className.substring(0, end);
        int simple = name.lastIndexOf('.') + 1;
        StringBuilder declared = new StringBuilder(name.length()).append(name, 0, simple);
        boolean first = true;
        for (int from = simple; from <= name.length(); ) {
            int to = name.indexOf('$', from);
            to = to < 0 ? name.length() : to;
            String part = first ? name.substring(from, to) : unnumbered(name.substring(from, to));
            if (first || part.length() > 0 || to == from) {
                declared.append(first ? "" : "$").append(part);
            }
            first = false;
            from = to + 1;
        }
        return declared.toString();
    }

    /** {@code charge} of {@code lambda$charge$0}, {@code charge$lambda$0} and {@code $anonfun$charge$1}. */
    public static String ofMethod(String method) {
        if (method.indexOf('$') < 0) {
            return method;
        }
        if (method.startsWith("$" + SPOCK)) {
            return "$spock_feature";
        }
        int kotlin = method.indexOf("$lambda");
        if (kotlin > 0) {
            return method.substring(0, kotlin);
        }
        String name = method;
        for (String synthetic : new String[] {"lambda$", "$anonfun$", "$proxy$"}) {
            if (method.startsWith(synthetic) && method.length() > synthetic.length()) {
                String rest = method.substring(synthetic.length());
                name = isNumber(rest, 0, rest.length()) ? synthetic.substring(0, synthetic.length() - 1) : rest;
            }
        }
        return withoutNumbers(name.endsWith("$adapted") ? name.substring(0, name.lastIndexOf('$')) : name);
    }

    /** {@code send} of {@code send$1}; what an author may have numbered stays. */
    private static String withoutNumbers(String method) {
        StringBuilder declared = new StringBuilder(method.length());
        for (int from = 0; from <= method.length(); ) {
            int to = method.indexOf('$', from);
            to = to < 0 ? method.length() : to;
            if (from == 0 || to == from || !isNumber(method, from, to)) {
                declared.append(from == 0 ? "" : "$").append(method, from, to);
            }
            from = to + 1;
        }
        return declared.toString();
    }

    /** A part of a class's name: {@code Card} of {@code 1Card}, {@code _pay_closure} of {@code _pay_closure2}. */
    private static String unnumbered(String part) {
        int from = 0;
        while (from < part.length() && isDigit(part.charAt(from))) {
            from++;
        }
        int to = part.length();
        while (to > from && isDigit(part.charAt(to - 1))) {
            to--;
        }
        boolean closure = part.startsWith("_", from)
                && (part.substring(from, to).endsWith("_closure")
                        || part.substring(from, to).endsWith("_lambda"));
        String name = part.substring(from, closure ? to : part.length());
        int spock = name.indexOf(SPOCK);
        int kept = spock + SPOCK.length();
        return spock < 0 ? name : name.substring(0, kept) + name.substring(afterNumbers(name, kept));
    }

    private static int afterNumbers(String name, int from) {
        int at = from;
        while (at < name.length() && (isDigit(name.charAt(at)) || name.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
