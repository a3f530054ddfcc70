package dev.waxseal.agent.testing;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** What engines of the JUnit Platform call their tests: by class and method, or else by the names they show. */
final class PlatformNames {

    /** How Spock has its methods called, in their order; what the author wrote is the name that is shown. */
    private static final String SPOCK = "$spock_feature_";

    private static final String JUPITER = "[engine:junit-jupiter]";

    private PlatformNames() {}

    /** The name of a test or of what tests are in, or null for an engine. */
    static @Nullable TestName of(TestPlan plan, TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        TestIdentifier outer = plan.getParent(test).orElse(null);
        if (source instanceof MethodSource method) {
            return method.getMethodName().startsWith(SPOCK)
                    ? feature(test, outer, method)
                    : TestName.ofMethod(method.getClassName(), method.getMethodName());
        }
        if (source instanceof ClassSource type) {
            String path = path(plan, test, type);
            return path.isEmpty()
                    ? TestName.ofClass(type.getClassName())
                    : TestName.ofMethod(type.getClassName(), path);
        }
        return isA(test, "engine") ? null : scenario(plan, test, outer);
    }

    /**
     * What a class's tests are called that are no methods, with the contexts they are nested in (Kotest, Spek):
     * {@code a shop - sells}. Empty for the class.
     */
    private static String path(TestPlan plan, TestIdentifier test, ClassSource type) {
        TestIdentifier outer = plan.getParent(test).orElse(null);
        if (outer == null
                || test.getUniqueId().contains(JUPITER)) { // where a class is in itself once for each parameter
            return "";
        }
        boolean within = outer.getSource().orElse(null) instanceof ClassSource around
                && around.getClassName().equals(type.getClassName());
        String path = within ? path(plan, outer, type) : "";
        return path.isEmpty()
                ? within || test.isTest() ? test.getDisplayName() : ""
                : path + " - " + test.getDisplayName();
    }

    /** What has neither class nor method is called by the file it is written in, and by its feature's name and its own. */
    private static @Nullable TestName scenario(TestPlan plan, TestIdentifier test, @Nullable TestIdentifier outer) {
        if (test.getUniqueId().startsWith("[engine:junit-vintage]")) {
            return null; // JUnit 4 itself tells of these, and better
        }
        TestName whole = outer == null ? null : of(plan, outer);
        if (whole == null || outer == null) {
            String file = fileOf(test);
            return TestName.ofClass(file == null ? test.getDisplayName() : file);
        }
        if (!whole.method().isEmpty() || isA(test, "rule")) {
            return whole; // of a scenario's examples and of a factory's tests, the scenario and the factory
        }
        String name = test.getDisplayName();
        TestIdentifier feature = featureOf(plan, outer);
        boolean named = fileOf(feature) == null || name.startsWith(feature.getDisplayName() + " - ");
        return new TestName(whole.className(), named ? name : feature.getDisplayName() + " - " + name);
    }

    private static TestIdentifier featureOf(TestPlan plan, TestIdentifier scenario) {
        TestIdentifier feature = scenario;
        while (isA(feature, "rule")) {
            feature = plan.getParent(feature).orElse(feature);
        }
        return feature;
    }

    /** The file that a test is written in, such as {@code com/acme/pay.feature}, or null. */
    private static @Nullable String fileOf(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof ClasspathResourceSource resource) {
            return resource.getClasspathResourceName();
        }
        if (source instanceof FileSource file) {
            String path = file.getFile().getAbsolutePath().replace('\\', '/');
            String here = System.getProperty("user.dir", "").replace('\\', '/') + '/';
            return path.startsWith(here)
                    ? path.substring(here.length())
                    : file.getFile().getName();
        }
        return null;
    }

    /** An iteration shows its data too; the feature around it does not. */
    private static TestName feature(TestIdentifier test, @Nullable TestIdentifier outer, MethodSource method) {
        boolean iteration = outer != null && outer.getSource().orElse(null) instanceof MethodSource;
        return new TestName(
                method.getClassName(), iteration && outer != null ? outer.getDisplayName() : test.getDisplayName());
    }

    /** Whether the last part of its unique id is of this type. */
    private static boolean isA(TestIdentifier test, String type) {
        String id = test.getUniqueId();
        return id.startsWith('[' + type + ':', id.lastIndexOf('/') + 1);
    }
}
