package dev.waxseal.production;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells addresses that are read by people, or that are nothing but names, from those that programs connect to. */
final class Documentation {

    /** What calls a value a name or a page. */
    private static final Set<String> WORDS = Set.of(
            "schema",
            "schemas",
            "id",
            "ref",
            "xmlns",
            "ns",
            "namespace",
            "namespaces",
            "dtd",
            "vocabulary",
            "taglib",
            "doc",
            "docs",
            "documentation",
            "help",
            "homepage",
            "website",
            "license",
            "licence",
            "licenses",
            "licences",
            "copyright",
            "description",
            "comment",
            "reference",
            "references",
            "see",
            "tos",
            "terms",
            "about",
            "contact",
            "author",
            "vendor",
            "organization",
            "organisation",
            "example",
            "examples",
            "cors",
            "origin",
            "origins",
            "message",
            "title",
            "text",
            "label",
            "tooltip",
            "javadoc",
            "wiki",
            "feature",
            "features");

    /** What may stand beside such a word. */
    private static final Set<String> BESIDE = Set.of(
            "url",
            "urls",
            "uri",
            "uris",
            "href",
            "link",
            "links",
            "page",
            "value",
            "name",
            "location",
            "target",
            "system",
            "public",
            "allowed",
            "external",
            "of",
            "service",
            "home",
            "web",
            "site",
            "default",
            "no",
            "project",
            "also",
            "start",
            "string",
            "prefix");

    private static final Pattern END_OF_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");
    private static final Pattern SEGMENTS = Pattern.compile("[.@\\[\\]]+");

    private static final Set<String> HOSTS = Set.of(
            "www.w3.org",
            "w3.org",
            "xml.org",
            "apache.org",
            "purl.org",
            "schema.org",
            "json-schema.org",
            "ogp.me",
            "xmlns.com",
            "java.sun.com",
            "xmlns.jcp.org",
            "xmlns.oracle.com",
            "jakarta.ee",
            "relaxng.org",
            "exslt.org",
            "xmlpull.org");

    /** Namespaces are made of such hosts: {@code schemas.xmlsoap.org}. */
    private static final Pattern HOST = Pattern.compile(
            "(?:schemas?|xmlns|ns|docs?|xml|dtd|tools|javadoc|wiki|blog|licen[sc]es?)[.-].*|.*\\.(?:w3|apache|opengis|oasis-open|"
                    + "xmlsoap|eclipse|gnu|opensource|creativecommons|hibernate|springframework|omg|iso)\\.(?:org|net)");

    private static final Pattern ADDRESS = Pattern.compile(
            ".*(?:\\.(?:xsd|dtd|rng|xslt?|html?|txt|pdf|md)|/(?:licen[sc]es?|schemas?|ns|namespaces?|"
                    + "javadoc|docs?|wiki)(?:/.*)?|#[^/]*)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> FILES = Set.of(
            "pom.xml",
            "package.json",
            "package-lock.json",
            "bower.json",
            "composer.json",
            "tsconfig.json",
            "spring-configuration-metadata.json",
            "additional-spring-configuration-metadata.json",
            "pom.properties");

    /** What such a file begins with: OpenAPI, Swagger, AsyncAPI, JSON Schema, Maven's POM. */
    private static final Set<String> BEGINNINGS = Set.of("openapi", "swagger", "asyncapi", "$schema", "modelVersion");

    private Documentation() {}

    static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FILES.contains(lower) || lower.endsWith(".schema.json") || lower.startsWith("messages");
    }

    /** Whether it describes an interface, a form of data or a build. */
    static boolean is(List<Setting> settings) {
        return settings.stream().limit(5).map(Setting::key).anyMatch(BEGINNINGS::contains);
    }

    /** By its last name, {@code docs-url}; or by the one before where that says nothing: {@code license.url}. */
    static boolean isKey(String key) {
        if (key.equals("a@href") || key.endsWith(".a@href")) {
            return true; // a text for people, with a link in it
        }
        List<String> segments = SEGMENTS.splitAsStream(key)
                .filter(segment -> !segment.matches("[0-9]*"))
                .toList();
        int last = segments.size() - 1;
        if (last < 0) {
            return false;
        }
        boolean saysNothing = words(segments.get(last)).allMatch(BESIDE::contains);
        return isNamed(segments.get(last)) || (saysNothing && last > 0 && isNamed(segments.get(last - 1)));
    }

    private static boolean isNamed(String segment) {
        if (WORDS.contains(words(segment).collect(Collectors.joining()))) {
            return true; // web-site
        }
        return words(segment).anyMatch(WORDS::contains)
                && words(segment).allMatch(word -> WORDS.contains(word) || BESIDE.contains(word));
    }

    private static Stream<String> words(String segment) {
        return END_OF_WORD
                .splitAsStream(segment)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    static boolean isAddress(String url) {
        return ADDRESS.matcher(url).matches();
    }

    static boolean isHost(String host) {
        return HOSTS.contains(host) || HOST.matcher(host).matches();
    }
}
