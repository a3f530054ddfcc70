package dev.waxseal.fuzz;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Content of any sort: what is known is found again, and it takes its time, whether in one piece or in stretches. */
final class Contents {

    /** Of the thread's own time, for whoever fuzzes loads and instruments classes meanwhile; nothing else comes near it. */
    private static final long LONGEST = 20_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Detection SEEN = Detection.standard();

    private Contents() {}

    static void inspect(String type, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        long begin = THREADS.getCurrentThreadCpuTime();
        RequestHead head = new RequestHead(
                "POST", "http", "/a", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
        Content whole = new Content(head, Content.Form.BODY, bytes, 0, bytes.length);
        List<Sighting> first = SEEN.inspect(whole);
        List<Sighting> again = SEEN.inspect(whole);
        if (!first.equals(again)) {
            throw new AssertionError("first " + first + ", then " + again);
        }
        inStretches(head, bytes);
        inTime(begin);
    }

    private static void inStretches(RequestHead head, byte[] bytes) {
        Passage passage = new Passage();
        int stretch = 1 + bytes.length / 3;
        for (int from = 0; from < bytes.length; from += stretch) {
            int to = Math.min(bytes.length, from + stretch);
            SEEN.inspect(new Content(head, Content.Form.BODY, bytes, from, to, passage, from == 0, to == bytes.length));
        }
    }

    static void inspectText(String text) {
        long begin = THREADS.getCurrentThreadCpuTime();
        SEEN.inspect(text, null);
        inTime(begin);
    }

    private static void inTime(long begin) {
        long took = THREADS.getCurrentThreadCpuTime() - begin;
        if (took > LONGEST) {
            throw new AssertionError("took " + took / 1_000_000 + " ms");
        }
    }
}
