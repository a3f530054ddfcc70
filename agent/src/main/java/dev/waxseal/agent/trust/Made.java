package dev.waxseal.agent.trust;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.journal.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Something of the application's that decides whom to trust.
 *
 * @param object it, or null where that was not seen, as the JDK's own is where nobody gave another
 * @param by who gave it to TLS, or null where that was not seen
 */
record Made<T>(@Nullable T object, @Nullable Caller by) {

    static <T> Made<T> byTheJdk() {
        return new Made<>(null, null);
    }

    /** It, if it is the application's own; null where a provider of TLS decides. */
    @Nullable T own() {
        T known = object;
        return known == null || Make.isOfAProvider(known) ? null : known;
    }

    /** Who has to mend it: whoever gave it, or else who used it. */
    Caller toMend(Caller used) {
        Finding.Origin origin = by == null ? null : by.origin();
        return origin == null ? used : new Caller(origin, used.client(), used.test());
    }

    /** Where it was used, if that is another place than where it was given. */
    String usedAt(Caller used) {
        Finding.Origin here = used.origin();
        if (here == null || by == null || by.origin() == null || here.equals(by.origin())) {
            return "";
        }
        return "; used at " + here.className() + '.' + here.method()
                + (here.file() == null ? "" : "(" + here.file() + ':' + here.line() + ')');
    }
}
