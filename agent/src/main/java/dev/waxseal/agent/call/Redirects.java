package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.client.Redirect;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows redirects: the request that a client makes of one has the caller of the request that was answered so. */
final class Redirects {

    /** By which a redirect may be followed (RFC 9110 section 15.4). */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final Origins origins;
    private final OpenCalls open;
    private final Calls calls;

    Redirects(Origins origins, OpenCalls open, Calls calls) {
        this.origins = origins;
        this.open = open;
        this.calls = calls;
    }

    /** A redirect answers this request: whatever follows has the same caller. */
    void answered(Match match, RequestHead request, String location) {
        String url;
        try {
            String target = request.target();
            url = URI.create(target.startsWith("/") ? "http://" + request.authority() + target : target)
                    .resolve(location)
                    .toString();
        } catch (IllegalArgumentException noUrl) {
            return; // no client follows it
        }
        if (Asked.isPlain(url)) {
            // RFC 9110 section 15.4: a client may make a GET of it, or keep the method
            Asked.Key same = Asked.of(request.method(), url, Fields.NONE, null).key();
            Asked.Key get = same.withMethod("GET");
            calls.add(
                    match.call.redirected(match.sites().get(0), same.equals(get) ? List.of(get) : List.of(same, get)));
        }
    }

    /** A client library follows a redirect; whether this is what the seam told. Inside TLS it is seen nowhere else. */
    boolean follows(String seam, Object subject, Object argument) throws ReflectiveOperationException {
        Redirect redirect = Redirect.of(seam, subject, argument);
        if (redirect != null && Asked.isSealed(redirect.from())) {
            Asked.Key from = Asked.Key.sealed(redirect.from());
            Call before = sealed(from);
            CallSite site = before == null ? CallSite.here(origins) : before.site;
            if (redirect.isDowngrade()) {
                calls.add(Call.outOfTls(seam, site, before, from.authority(), keys(redirect.to())));
            } else if (before != null) {
                calls.add(before.redirected(site, List.of(Asked.Key.sealed(redirect.to()))));
            }
        }
        return redirect != null;
    }

    /** The call for a URL inside TLS, or null; of several from different lines none. */
    private @Nullable Call sealed(Asked.Key key) {
        Call found = null;
        for (Call call : open.pending(key)) {
            Caller caller = call.site.caller();
            if (found != null && caller.origin() != null && !caller.isSameAs(found.site.caller())) {
                return null;
            }
            found = found == null && caller.origin() != null ? call : found;
        }
        return found;
    }

    /** How the wire may show a request for this URL; what the client has asked itself for to make it is forgotten. */
    private List<Asked.Key> keys(String url) {
        Asked.Key key = Asked.of("GET", url, Fields.NONE, null).key();
        List<Asked.Key> keys = new ArrayList<>(METHODS.size());
        for (String method : METHODS) {
            keys.add(key.withMethod(method));
        }
        for (Asked.Key same : keys) {
            for (Call echo : open.pending(same)) {
                if (echo.leftTls == null && echo.site.caller().origin() == null) {
                    open.end(echo);
                }
            }
        }
        return keys;
    }
}
