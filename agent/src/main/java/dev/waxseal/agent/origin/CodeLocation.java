package dev.waxseal.agent.origin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a class was loaded from, as its code source says.
 *
 * @param path the directory or the outermost archive in the file system, or the whole URL where it has none
 * @param file the name of the innermost archive: of {@code app.jar!/BOOT-INF/lib/sdk.jar} that is {@code sdk.jar}; empty
 *     where it is no archive
 * @param classes whether just the application's own classes lie there: a directory of classes, or the place for them in
 *     an executable jar or a war
 */
record CodeLocation(String path, String file, boolean classes) {

    /** What Spring Boot's executable jars and wars have for the application's own classes. */
    static final String[] OWN = {"BOOT-INF/classes", "WEB-INF/classes"};

    private static final String[] SCHEMES = {"jar:", "war:", "nested:", "file:"};

    /** The location with this URL. */
    static CodeLocation of(String url) {
        String rest = url;
        for (String scheme : SCHEMES) {
            rest = rest.startsWith(scheme) ? rest.substring(scheme.length()) : rest;
        }
        boolean own = false;
        for (String directory : OWN) {
            own |= rest.contains(directory);
        }
        int inner = rest.indexOf('!');
        inner = inner > 0 && rest.charAt(inner - 1) == '/' ? inner - 1 : inner; // nested:/app.jar/!BOOT-INF/...
        inner = inner < 0 ? rest.indexOf("*/") : inner; // Tomcat's war:file:/app.war*/WEB-INF/...
        String path = inner < 0 ? rest : rest.substring(0, inner);
        if (inner < 0 && rest.endsWith("/") && url.startsWith("file:")) {
            return new CodeLocation(decoded(path), "", true);
        }
        int end = rest.length();
        while (end > 0 && (rest.charAt(end - 1) == '/' || rest.charAt(end - 1) == '!')) {
            end--;
        }
        String innermost = rest.substring(0, end);
        String file = innermost.substring(innermost.lastIndexOf('/') + 1);
        return new CodeLocation(decoded(path), own ? "" : file, own);
    }

    /** Whether it is an archive in the file system, not one in another. */
    boolean isPlainArchive() {
        return !classes && path.endsWith(file);
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            @Nullable String plain = new URI("file:" + path).getPath();
            return plain == null ? path : plain;
        } catch (URISyntaxException asItIs) {
            return path;
        }
    }
}
