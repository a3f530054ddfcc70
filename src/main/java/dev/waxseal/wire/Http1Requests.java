package dev.waxseal.wire;

import java.util.Locale;

/** Reads the requests a client sends in HTTP/1.x, and anything else it turns to say instead. */
final class Http1Requests extends Http1Messages {

    private static final RecentHeads RECENT = new RecentHeads();

    Http1Requests(Dialogue dialogue) {
        super(dialogue);
    }

    @Override
    RecentHeads recent() {
        return RECENT;
    }

    @Override
    StartLine.Kind expected() {
        return StartLine.Kind.REQUEST;
    }

    @Override
    int unexpected(StartLine.Kind kind, byte[] before, byte[] bytes, int from, int decided, int to) {
        return dialogue.sentOther(kind, before, bytes, from, decided, to);
    }

    @Override
    ReadHead read(FieldSection section) {
        Fields fields = section.fieldsAfterStartLine();
        RequestHead head = head(section.startLine(), fields, section.isCut() ? "HTTP/1.1" : "HTTP/0.9");
        return ReadHead.of(section, head, Framing.lengthOf(fields, 0));
    }

    @Override
    void begin(ReadHead read) {
        RequestHead head = ((RequestHead) read.head()).anew();
        dialogue.asked(head);
        sayIfCut(read.cut(), head);
        dialogue.awaits(head);
        content(head, read.plain(), read.length());
    }

    @Override
    void lost() {
        dialogue.lost();
    }

    /** The head with that request line, which may lack a version or be cut before it. */
    private static RequestHead head(String line, Fields fields, String unversioned) {
        int methodEnd = 0;
        while (methodEnd < line.length() && !StartLine.isBlank(line.charAt(methodEnd))) {
            methodEnd++;
        }
        int version = ProtocolVersion.begin(line);
        String method = line.substring(0, methodEnd);
        String target = line.substring(methodEnd, Math.max(methodEnd, version)).strip();
        String host = fields.first("Host");
        String scheme = "http";
        String authority = host == null ? "" : host;
        int schemeEnd = target.startsWith("/") ? -1 : target.indexOf("://");
        if (method.equals("CONNECT")) {
            authority = target;
        } else if (schemeEnd > 0) {
            scheme = target.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
            authority = authority(target, schemeEnd + 3);
        }
        String protocol = version == line.length()
                ? unversioned
                : line.substring(version).strip().toUpperCase(Locale.ROOT);
        return new RequestHead(method, scheme, target, authority, protocol, fields);
    }

    /** The authority of an absolute target, without user information. */
    private static String authority(String target, int from) {
        int end = from;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(
                target.lastIndexOf('@', end - 1) < from ? from : target.lastIndexOf('@', end - 1) + 1, end);
    }
}
