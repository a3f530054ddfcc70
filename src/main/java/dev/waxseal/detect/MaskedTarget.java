package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.TargetWalk;
import java.util.ArrayList;
import java.util.List;

/** A request target as reports show it: what is sensitive in it is replaced, everything else is as sent. */
final class MaskedTarget {
    private MaskedTarget() {}

    static String of(String target, Examiner examiner) {
        List<Datum> sensitive = new ArrayList<>();
        for (Datum datum : new TargetWalk(target).scope().data) {
            if (examiner.examine(datum)) {
                sensitive.add(datum);
            }
        }
        sensitive.sort(null);
        StringBuilder out = new StringBuilder(target.length());
        int done = 0;
        for (Datum datum : sensitive) {
            if (datum.from >= done) {
                out.append(target, done, datum.from).append(Mask.SHORT);
                done = datum.to;
            }
        }
        return out.append(target, done, target.length()).toString();
    }
}
