package dev.waxseal.agent.call;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;

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
        for (Call call : candidates) {
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

    private static int fit(Asked asked, RequestHead head) {
        int fit = 0;
        for (Field field : asked.head().fields()) {
            fit += head.fields().list().stream()
                            .anyMatch(sent -> sent.name().equalsIgnoreCase(field.name())
                                    && sent.value().equals(field.value()))
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
