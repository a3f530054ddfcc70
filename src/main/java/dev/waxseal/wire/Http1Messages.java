package dev.waxseal.wire;

import org.jspecify.annotations.Nullable;

/** Reads the HTTP/1.x messages of one direction (RFC 9112): what requests and responses have in common. */
abstract class Http1Messages implements Parser {

    private enum Stage {
        HEAD,
        CONTENT,
        CHUNKS,
        DONE,

        /** Ended in the midst of a head, of which more may come: that cannot be read. */
        CUT
    }

    final Dialogue dialogue;
    private Stage stage = Stage.HEAD;
    private @Nullable FieldSection section;
    private @Nullable StartLine startLine;

    private @Nullable Head head;
    private boolean plain;
    private long remaining;
    private @Nullable Sink content;
    private @Nullable Chunks chunks;
    private @Nullable Head excused;
    private Stage excusedFrom = Stage.CONTENT;

    Http1Messages(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** Those of this direction, of all connections. */
    abstract RecentHeads recent();

    /** The kind of start line that stands here. */
    abstract StartLine.Kind expected();

    /**
     * Another kind of start line stands here.
     *
     * @param before the part of it that came earlier
     * @param from where it goes on
     * @param decided after the part that told
     * @return where it stopped
     */
    abstract int unexpected(StartLine.Kind kind, byte[] before, byte[] bytes, int from, int decided, int to);

    /** What a head says, or null if it cannot be read. */
    abstract @Nullable ReadHead read(FieldSection section);

    /** A head is there; this says it and calls {@link #content} or {@link #contentless}. */
    abstract void begin(ReadHead head);

    /** The message's end cannot be known. */
    abstract void lost();

    @Override
    public final int read(byte[] bytes, int from, int to) {
        return switch (stage) {
            case HEAD -> readHead(bytes, from, to);
            case CONTENT -> readContent(bytes, from, to);
            case CHUNKS -> readChunks(bytes, from, to);
            case DONE -> to;
            case CUT -> readOn(to);
        };
    }

    private int readHead(byte[] bytes, int from, int to) {
        int at = from;
        FieldSection gathered = section;
        StartLine line = startLine;
        if (gathered == null || line == null) {
            while (at < to
                    && (bytes[at] == '\n'
                            || bytes[at] == '\r'
                            || StartLine.isBlank(bytes[at]))) { // RFC 9112 section 2.2
                at++;
            }
            if (at == to) {
                return to;
            }
            ReadHead same = recent().find(bytes, at, to);
            if (same != null) {
                excused = null;
                begin(same);
                return at + same.bytes().length;
            }
            gathered = FieldSection.head();
            section = gathered;
            line = new StartLine();
            startLine = line;
        }
        if (line.kind() == StartLine.Kind.UNDECIDED) {
            StartLine.Kind kind = line.read(bytes, at, to);
            if (kind != StartLine.Kind.UNDECIDED && kind != expected()) {
                letGoOfHead();
                return excused == null
                        ? unexpected(kind, gathered.held(), bytes, at, line.stopped(), to)
                        : contentAfterAll(gathered.held(), at);
            }
        }
        at = gathered.read(bytes, at, to);
        if (gathered.complete()) {
            letGoOfHead();
            excused = null;
            begin(gathered);
        }
        return at;
    }

    private void begin(FieldSection gathered) {
        ReadHead read = read(gathered);
        if (read == null) {
            lost();
        } else {
            if (gathered.complete() && !read.cut()) {
                recent().keep(read);
            }
            begin(read);
        }
    }

    private int readOn(int to) {
        stage = Stage.DONE;
        lost();
        return to;
    }

    private void letGoOfHead() {
        section = null;
        startLine = null;
    }

    /**
     * The content of that message may or may not come: it was answered before any was sent, and a client that had asked
     * for leave to send it (RFC 9110 section 10.1.1) may now go on with another message.
     */
    final void excuseContent(Head of) {
        if (head == of && content == null && (stage == Stage.CONTENT || stage == Stage.CHUNKS)) {
            excused = of;
            excusedFrom = stage;
            stage = Stage.HEAD;
        }
    }

    private int contentAfterAll(byte[] before, int from) {
        excused = null;
        stage = excusedFrom;
        int stopped = 0;
        while (stopped < before.length) {
            stopped = read(before, stopped, before.length);
        }
        return from;
    }

    /** Whether content of the last message is still to come. */
    final boolean isAmidContent() {
        return stage == Stage.CONTENT || stage == Stage.CHUNKS;
    }

    @Override
    public final boolean isAmid() {
        return section != null || isAmidContent();
    }

    /** Says so if more was said in that head, or in the trailers of its message, than is kept. */
    final void sayIfCut(boolean cut, Head of) {
        if (cut) {
            dialogue.accept(new PassedOver(of, FieldSection.BOUND));
        }
    }

    /** That head has no content. */
    final void contentless() {
        head = null;
        stage = Stage.HEAD;
    }

    /** Content follows, of that length or {@link Framing#CHUNKED}, {@link Framing#UNTIL_CLOSE}, {@link Framing#INVALID}. */
    final void content(Head of, boolean unchanged, long length) {
        if (length == 0) {
            contentless();
            return;
        }
        if (length == Framing.INVALID) {
            lost();
            return;
        }
        head = of;
        plain = unchanged;
        remaining = length == Framing.UNTIL_CLOSE ? Long.MAX_VALUE : length;
        stage = length == Framing.CHUNKED ? Stage.CHUNKS : Stage.CONTENT;
    }

    private int readContent(byte[] bytes, int from, int to) {
        int piece = (int) Math.min(remaining, to - from);
        remaining -= piece;
        if (content == null && remaining == 0 && piece <= Content.STRETCH && saidAtOnce(bytes, from, from + piece)) {
            contentless();
            return from + piece;
        }
        sink().put(bytes, from, from + piece);
        if (remaining == 0) {
            endContent();
            contentless();
        }
        return from + piece;
    }

    /** The usual small content: it is there as a whole and in clear, so it need not be copied. */
    private boolean saidAtOnce(byte[] bytes, int from, int to) {
        Head of = head;
        if (of == null || !plain) {
            return false;
        }
        dialogue.accept(new Content(of, Content.Form.BODY, bytes, from, to));
        return true;
    }

    private int readChunks(byte[] bytes, int from, int to) {
        Chunks reading = chunks;
        if (reading == null) {
            reading = new Chunks(sink());
            chunks = reading;
        }
        int stopped = reading.read(bytes, from, to);
        Head of = head;
        if (reading.done() && of != null) {
            endContent();
            Fields trailers = reading.trailers().fields();
            if (!trailers.list().isEmpty()) {
                dialogue.accept(new Trailers(of, trailers));
            }
            sayIfCut(reading.trailers().isCut(), of);
            contentless();
        } else if (reading.broken()) {
            endContent();
            contentless();
            lost();
        }
        return stopped;
    }

    private Sink sink() {
        Sink sink = content;
        if (sink == null) {
            sink = head == null ? ContentFlow.NOWHERE : ContentFlow.of(head, dialogue);
            content = sink;
        }
        return sink;
    }

    private void endContent() {
        Sink sink = content;
        content = null;
        chunks = null;
        if (sink != null) {
            sink.end();
        }
    }

    @Override
    public final void pause() {
        if (content != null) {
            content.pause();
        }
    }

    @Override
    public final void expectNoMore() {
        if (startLine == null || startLine.kind() != expected()) {
            pause();
        } else {
            end();
            stage = Stage.CUT;
        }
    }

    @Override
    public final void end() {
        Stage before = stage;
        stage = Stage.DONE;
        endContent();
        head = null;
        FieldSection cut = section;
        StartLine line = startLine;
        letGoOfHead();
        if (before == Stage.HEAD && cut != null && line != null && line.kind() == expected()) {
            begin(cut);
            stage = Stage.DONE;
        }
    }
}
