package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import com.google.gson.annotations.SerializedName;
import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, with all that is needed to judge and to mend it. The journal's and the report's unit.
 *
 * @param rule the id of the rule, such as {@code plaintext-data}
 * @param severity how bad it is
 * @param kind the kind of data, or null where the rule is not about data
 * @param direction {@code request} or {@code response}
 * @param location where in the message it stood, or null where the rule is not about data
 * @param evidence what may be shown of it, masked at birth
 * @param request the request it stood in or that it answers
 * @param destination where that went
 * @param encrypted whether it went through TLS
 * @param stage whether it reached the wire or was only attempted
 * @param client the short name of the client library, or {@code unknown}
 * @param origin the innermost frame of the application, or null where unknown
 * @param test the test that was running, or null where none was or several were
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable String kind,
        Direction direction,
        @Nullable String location,
        String evidence,
        Request request,
        Destination destination,
        boolean encrypted,
        Stage stage,
        String client,
        @Nullable Origin origin,
        @Nullable Test test) {

    public Finding {
        requireNonNull(rule);
        requireNonNull(severity);
        requireNonNull(direction);
        requireNonNull(evidence);
        requireNonNull(request);
        requireNonNull(destination);
        requireNonNull(stage);
        requireNonNull(client);
    }

    /**
     * What stays the same from run to run and from machine to machine, as 16 hexadecimal digits: a hash of rule, kind,
     * location, host, route, and the origin's class and method. Never of a line, a port or a generated part. Of what goes
     * along with every request, as a cookie does, route and origin are left out: it is one finding in many places.
     */
    public String id() {
        return Identity.hash(Identity.of(this));
    }

    /** This finding as another rule sees it, and as grave as that rule has it. */
    public Finding under(Rule other) {
        return with(other.id(), other.severity(), destination, origin, test);
    }

    /** This finding as one of many of its host that another rule sees as one, whoever caused them. */
    public Finding alike(Explained other) {
        return with(other.id(), other.severity(), destination, null, null);
    }

    /** This finding as if it had gone there. */
    public Finding to(Destination other) {
        return with(rule, severity, other, origin, test);
    }

    private Finding with(String by, Severity grave, Destination to, @Nullable Origin from, @Nullable Test during) {
        return new Finding(
                by, grave, kind, direction, location, evidence, request, to, encrypted, stage, client, from, during);
    }

    /** Such an id for what is wrong without a message that shows it. */
    public static String id(String rule, String what) {
        return Identity.hash(rule + '\n' + what);
    }

    /** The path of a URL with what varies from request to request replaced: {@code /users/17/cards} has no 17. */
    public static String route(String url) {
        return Identity.route(url);
    }

    /** Where it is done: method, route and the code that sends it. A finding may be in many places. */
    public String place() {
        return request.method + '\n' + Identity.place(this);
    }

    /** Equal for findings that a journal writes once and then counts. */
    public String sameness() {
        return Identity.of(this)
                + '\n'
                + place()
                + (test == null ? "" : '\n' + test.className + '\n' + test.method)
                + (stage == Stage.WIRE ? "" : "\nattempt")
                + (encrypted ? "\nencrypted" : "");
    }

    /** Puts this as members that are named like the report's. */
    void writeTo(JsonLine line) {
        line.put("rule", rule);
        line.put("severity", severity.toString());
        line.put("kind", kind);
        line.put("direction", direction.toString());
        line.put("location", location);
        line.put("evidence", evidence);
        line.begin("request");
        line.put("method", request.method);
        line.put("url", request.url);
        line.put("version", request.version);
        line.end();
        line.begin("destination");
        line.put("host", destination.host);
        line.put("port", destination.port);
        line.put("address", destination.address);
        line.put("via", destination.via);
        if (destination.own) {
            line.put("own", true);
        }
        line.end();
        line.put("encrypted", encrypted);
        line.put("stage", stage.toString());
        line.put("client", client);
        if (origin != null) {
            line.begin("origin");
            line.put("class", origin.className);
            line.put("method", origin.method);
            line.put("file", origin.file);
            line.put("line", origin.line);
            line.end();
        }
        if (test != null) {
            line.begin("test");
            line.put("class", test.className);
            line.put("method", test.method);
            line.end();
        }
    }

    /** Which way the data went. */
    public enum Direction {
        REQUEST,
        RESPONSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far the request came. */
    public enum Stage {
        /** Its bytes were given to the operating system. */
        WIRE,
        /** It was made in the application but never reached the wire. */
        ATTEMPT,
        /** No request: the configuration says where one would go. */
        CONFIGURED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All of a finding but what was found: which way it went and where to, how far it came, and who caused it.
     *
     * @param client the short name of the client library, or null where unknown
     */
    public record Circumstances(
            Direction direction,
            Request request,
            Destination destination,
            Stage stage,
            @Nullable String client,
            @Nullable Origin origin,
            @Nullable Test test) {

        /** The same with another destination. */
        public Circumstances to(Destination other) {
            return new Circumstances(direction, request, other, stage, client, origin, test);
        }

        /** What was found of a message that was sealed, or of how. */
        public Finding ofSealed(
                String rule, Severity severity, @Nullable String kind, String location, String evidence) {
            return finding(rule, severity, kind, location, evidence, true);
        }

        /** What was found in clear text under these circumstances. */
        public Finding of(
                String rule, Severity severity, @Nullable String kind, @Nullable String location, String evidence) {
            return finding(rule, severity, kind, location, evidence, false);
        }

        private Finding finding(
                String rule,
                Severity severity,
                @Nullable String kind,
                @Nullable String location,
                String evidence,
                boolean encrypted) {
            return new Finding(
                    rule,
                    severity,
                    kind,
                    direction,
                    location,
                    evidence,
                    request,
                    destination,
                    encrypted,
                    stage,
                    client == null ? "unknown" : client,
                    origin,
                    test);
        }
    }

    /** The request line, with what is sensitive in the URL masked. */
    public record Request(String method, String url, String version) {
        public Request {
            requireNonNull(method);
            requireNonNull(url);
            requireNonNull(version);
        }
    }

    /**
     * Who the request was for.
     *
     * @param host the host name the request itself names, lower-case
     * @param port its port
     * @param address the IP address the connection went to, or null where there was none
     * @param via the proxy in between as {@code host:port}, or null
     * @param own whether the host is a name or an address that the sending machine itself goes by
     */
    public record Destination(
            String host,
            int port,
            @Nullable String address,
            @Nullable String via,
            boolean own) {
        public Destination {
            requireNonNull(host);
        }

        public Destination(String host, int port, @Nullable String address, @Nullable String via) {
            this(host, port, address, via, false);
        }

        /** The proxy's host, without its port, or null where there is no proxy. */
        public @Nullable String viaHost() {
            return via == null ? null : via.substring(0, Math.max(0, via.lastIndexOf(':')));
        }
    }

    /** A line of the application's code; {@code line} is 0 and {@code file} null where the class file does not say. */
    public record Origin(
            @SerializedName("class") String className,
            String method,
            @Nullable String file,
            int line) {
        public Origin {
            requireNonNull(className);
            requireNonNull(method);
        }
    }

    /**
     * A test.
     *
     * @param className its class; of a scenario, its feature
     * @param method its method or scenario; empty for what the class does before, between and after its tests
     */
    public record Test(@SerializedName("class") String className, String method) {
        public Test {
            requireNonNull(className);
            requireNonNull(method);
        }

        /** As people say it: {@code com.acme.PayTest.charges}, {@code com.acme.PayTest}. */
        @Override
        public String toString() {
            return method.isEmpty() ? className : className.isEmpty() ? method : className + '.' + method;
        }
    }
}
