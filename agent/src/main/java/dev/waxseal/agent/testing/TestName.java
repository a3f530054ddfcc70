package dev.waxseal.agent.testing;

/**
 * What a test is called, by whatever framework and release of it: without parameters, repetitions and their numbers.
 *
 * @param className the class, or the feature of a scenario
 * @param method the method or the scenario; empty for the class or the feature as a whole
 */
record TestName(String className, String method) {

    boolean isClass() {
        return method.isEmpty();
    }

    /** A class as a whole: what it does before and after its tests. */
    static TestName ofClass(String className) {
        return new TestName(className, "");
    }

    /**
     * A method as JUnit 4 and its runners call it: {@code pays[0]}, {@code pays[0: card=visa]}, {@code pays(visa) [0]},
     * {@code [0] visa (pays)} are all {@code pays}.
     */
    static TestName ofMethod(String className, String method) {
        int end = 0;
        while (end < method.length() && Character.isJavaIdentifierPart(method.charAt(end))) {
            end++;
        }
        int inner = method.lastIndexOf('(');
        if (end == 0 && method.startsWith("[") && inner > 0 && method.endsWith(")")) {
            return new TestName(className, method.substring(inner + 1, method.length() - 1));
        }
        String rest = method.substring(end);
        boolean numbered = rest.endsWith("]") && (rest.startsWith("[") || rest.startsWith("("));
        return new TestName(className, end > 0 && numbered ? method.substring(0, end) : method);
    }
}
