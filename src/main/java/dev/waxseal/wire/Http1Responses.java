package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/** Reads the responses a client gets in HTTP/1.x (RFC 9112), each to its request. */
final class Http1Responses extends Http1Messages {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final RecentHeads RECENT = new RecentHeads();

    Http1Responses(Dialogue dialogue) {
        super(dialogue);
    }

    @Override
    RecentHeads recent() {
        return RECENT;
    }

    @Override
    StartLine.Kind expected() {
        return StartLine.Kind.RESPONSE;
    }

    @Override
    int unexpected(StartLine.Kind kind, byte[] before, byte[] bytes, int from, int decided, int to) {
        return dialogue.receivedOther(kind, before, from, to);
    }

    @Override
    @Nullable ReadHead read(FieldSection section) {
        String line = section.startLine();
        int status = status(line);
        if (status < 0) {
            return null;
        }
        Fields fields = section.fieldsAfterStartLine();
        ResponseHead head = new ResponseHead(status, line.substring(0, versionEnd(line)), fields, null);
        return ReadHead.of(section, head, Framing.lengthOf(fields, Framing.UNTIL_CLOSE));
    }

    @Override
    void begin(ReadHead read) {
        Awaited awaited = dialogue.awaited();
        if (awaited.next() == null && dialogue.heldBack(read.bytes().clone())) {
            return;
        }
        ResponseHead said = (ResponseHead) read.head();
        int status = said.status();
        boolean interim = status < 200 && status != SWITCHING_PROTOCOLS;
        RequestHead request = interim ? awaited.next() : awaited.poll();
        ResponseHead head = said.answering(request);
        if (interim) {
            contentless();
            dialogue.accept(head);
            sayIfCut(read.cut(), head);
        } else if (status == SWITCHING_PROTOCOLS
                || (request != null && request.method().equals("CONNECT") && status < 300)) {
            contentless();
            sayIfCut(read.cut(), head);
            dialogue.agreed(head);
        } else {
            dialogue.answered(head);
            sayIfCut(read.cut(), head);
            content(head, read.plain(), hasContent(request, status) ? read.length() : 0);
        }
    }

    @Override
    void lost() {
        dialogue.answersLost("the answers after one that could not be read");
    }

    private static boolean hasContent(@Nullable RequestHead request, int status) {
        return status != 204
                && status != 304
                && (request == null || !request.method().equals("HEAD"));
    }

    /** The status code of {@code HTTP/1.1 200 OK}, or -1 if this is no such line. */
    private static int status(String line) {
        int at = versionEnd(line);
        while (at < line.length() && StartLine.isBlank(line.charAt(at))) {
            at++;
        }
        if (line.length() < at + 3) {
            return -1;
        }
        int status = 0;
        for (int i = at; i < at + 3; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            status = 10 * status + digit;
        }
        return status < 100 ? -1 : status;
    }

    private static int versionEnd(String line) {
        int end = 0;
        while (end < line.length() && !StartLine.isBlank(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
