package dev.waxseal.agent.call;

import dev.waxseal.agent.client.Asked;
import dev.waxseal.agent.client.Body;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells calls for the same URL apart by the fields and the length that the application gave them. */
final class Likeness {

    private Likeness() {}

    /** Those that fit this request best; all of them if nothing tells them apart. */
    static List<Call> mostAlike(List<Call> candidates, RequestHead head) {
        if (candidates.size() == 1) {
            return candidates;
        }
        List<Call> best = new ArrayList<>();
        int most = Integer.MIN_VALUE;
        for (Call call : ofTheClientThatWrites(candidates)) {
            Asked asked = call.asked;
            int fit = asked == null ? 0 : fit(asked, head);
            if (fit > most) {
                best.clear();
                most = fit;
            }
            if (fit == most) {
                best.add(call);
            }
        }
        return best;
    }

    /**
     * Whether this thread may write what was asked for there, though it looks otherwise: an event loop, which shows nothing
     * of the application, or a thread on which the application's code calls the same library.
     */
    static boolean mayWrite(Call call) {
        Origins origins = call.site.origins();
        Caller writing = origins == null ? null : Caller.ofThisThread(origins);
        return writing == null || writing.origin() == null || isOfClient(call, writing.client());
    }

    private static boolean isOfClient(Call call, @Nullable String client) {
        return client != null
                && (client.equals(call.seam) || client.equals(call.site.caller().client()));
    }

    /** Those asked for from the library that is on this thread's stack; all if that says nothing. */
    private static List<Call> ofTheClientThatWrites(List<Call> alike) {
        List<Call> own = new ArrayList<>();
        for (Call call : alike) {
            if (!call.seam.equals(alike.get(0).seam)) {
                Origins origins = call.site.origins();
                String writing =
                        origins == null ? null : Caller.ofThisThread(origins).client();
                for (Call other : alike) {
                    if (isOfClient(other, writing)) {
                        own.add(other);
                    }
                }
                break;
            }
        }
        return own.isEmpty() ? alike : own;
    }

    private static int fit(Asked asked, RequestHead head) {
        int fit = 0;
        for (Field field : asked.headWithType().fields()) {
            fit += head.fields().list().stream()
                            .anyMatch(sent ->
                                    sent.is(field.name()) && sent.value().equals(field.value()))
                    ? 1
                    : -1;
        }
        Body body = asked.body();
        String length = head.fields().first("Content-Length");
        if (length != null && (body == null || body.length() >= 0)) {
            fit += length.equals(Long.toString(body == null ? 0 : body.length())) ? 1 : -1;
        }
        return fit;
    }
}
