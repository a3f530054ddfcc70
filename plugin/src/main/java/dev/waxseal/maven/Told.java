package dev.waxseal.maven;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of a goal is told: by its configuration, else by a property of the command line, else by one of
 * the POM.
 */
final class Told {

    /** As Maven and, with {@code @}, surefire refer to a property. */
    private static final Pattern REFERENCE = Pattern.compile("[$@]\\{([^}]+)}");

    private final @Nullable Xpp3Dom configuration;
    private final MavenProject project;
    private final MavenSession session;

    Told(@Nullable Object configuration, MavenProject project, MavenSession session) {
        this.configuration = (Xpp3Dom) configuration;
        this.project = project;
        this.session = session;
    }

    /** What the POM states itself, as it was written. */
    Optional<String> written(String element) {
        return Optional.ofNullable(child(element)).map(Xpp3Dom::getValue);
    }

    /** Whether the configuration has something to say about it. */
    boolean names(String element) {
        Xpp3Dom child = child(element);
        return child != null && (child.getChildCount() > 0 || value(child).isPresent());
    }

    /** The value of a parameter that is set by this element or, without it, by this property. */
    Optional<String> value(String element, String property) {
        Xpp3Dom child = child(element);
        return child == null ? property(property) : value(child);
    }

    /** The value of an element within one. */
    Optional<String> child(String element, String within) {
        Xpp3Dom child = child(element);
        Xpp3Dom inner = child == null ? null : child.getChild(within);
        return inner == null ? Optional.empty() : value(inner);
    }

    /** The items of a parameter that is a list. */
    String[] items(String element) {
        Xpp3Dom child = child(element);
        if (child == null) {
            return new String[0];
        }
        String[] items = new String[child.getChildCount()];
        for (int i = 0; i < items.length; i++) {
            items[i] = value(child.getChild(i)).orElse("");
        }
        return items;
    }

    /** Whether that parameter is true. */
    boolean flag(String element, String property) {
        return value(element, property).filter(Told::isTrue).isPresent();
    }

    /** Whether that property is true. */
    boolean flag(String property) {
        return property(property).filter(Told::isTrue).isPresent();
    }

    /** That property, which the command line decides before the POM. */
    Optional<String> property(String name) {
        return Optional.ofNullable(session.getUserProperties()
                .getProperty(name, project.getProperties().getProperty(name)));
    }

    private static boolean isTrue(String value) {
        return value.strip().equalsIgnoreCase("true") || value.isBlank(); // -DskipTests
    }

    private @Nullable Xpp3Dom child(String element) {
        return configuration == null ? null : configuration.getChild(element);
    }

    /**
     * With references resolved; with one that cannot be, the default that the goal's descriptor adds, unless that refers to
     * something, too, as to a directory of the module.
     */
    private Optional<String> value(Xpp3Dom element) {
        String written = element.getValue();
        Optional<String> otherwise = Optional.ofNullable(element.getAttribute("default-value"))
                .filter(value -> !REFERENCE.matcher(value).find());
        if (written == null) {
            return otherwise;
        }
        StringBuilder resolved = new StringBuilder();
        Matcher reference = REFERENCE.matcher(written);
        while (reference.find()) {
            Optional<String> value = property(reference.group(1));
            if (value.isEmpty()) {
                return otherwise;
            }
            reference.appendReplacement(resolved, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(reference.appendTail(resolved).toString());
    }
}
