package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place in long XML or HTML: the elements that are open, with their attributes and the short ones beside them. */
final class XmlOutline extends Outline {

    /** Of more elements that are open at the end of a window the names are not remembered. */
    static final int MAX_DEPTH = 256;

    /** A start tag is kept whole if it is no longer; otherwise its name is, and those attributes that may matter. */
    private static final int TAG = 512;

    /** So much there is of each, however many are open. */
    private static final int LEAST = 16;

    /** Of a longer name so much is kept. */
    private static final int LONGEST_NAME = 128;

    private static final byte[] NOTHING = {};

    /** An element that is open. */
    private static final class Element {
        final Neighbourhood neighbours = new Neighbourhood();

        /** A copy of the local name, or nothing while the tag stands in this window. */
        byte[] name = NOTHING;

        byte[] tag = NOTHING;
        int tagFrom;
        int tagTo;

        /** Where the local name begins in the tag, and how long it is. */
        int nameFrom;

        byte nameLength;
        boolean parent;

        byte[] name(byte[] b) {
            return name.length > 0 ? name : Arrays.copyOfRange(b, nameFrom, nameFrom + (nameLength & 0xff));
        }

        boolean isNamed(byte[] b, int from, int to) {
            byte[] written = name.length > 0 ? name : b;
            int own = name.length > 0 ? 0 : nameFrom;
            int length = name.length > 0 ? name.length : nameLength & 0xff;
            if (length != to - from) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (written[own + i] != b[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Element> elements = new ArrayList<>();
    private int depth;
    private int deeper;

    private final int within;

    /** The place in the text that is open, where that is a document. */
    private @Nullable Outline document;

    /** What is open that was too long to wait, and what to write before it goes on. */
    private @Nullable Markup flowing;

    private String before = "";

    /** The element whose content is no markup, {@code script} or {@code style}, while it is too long to wait. */
    private String raw = "";

    /** For a document within so many others. */
    XmlOutline(int within) {
        this.within = within;
        elements.add(new Element());
    }

    @Override
    void follow(byte[] b, int from, int to) {
        run(b, from, to);
        elements.subList(depth + 1, elements.size()).clear();
        int room = NEIGHBOURS;
        for (int i = 0; i <= depth; i++) {
            room -= elements.get(i).neighbours.size();
        }
        for (int i = depth; i >= 0; i--) {
            Element element = elements.get(i);
            room = element.neighbours.keep(b, room, "");
        }
        int tags = NAMES;
        for (int i = 1; i <= depth; i++) {
            Element element = elements.get(i);
            if (element.tagTo > 0) {
                element.name = element.name(b);
                element.tag = tag(b, element, tags);
                element.tagTo = 0;
            }
            tags = Math.max(LEAST, tags - element.tag.length);
        }
        beyond(room < 0 ? CROWDED : null);
        beyond(deeper > 0 ? "names of XML elements below " + MAX_DEPTH + " others" : null);
    }

    /** The tag as it stands, or what suffices of it. */
    private byte[] tag(byte[] b, Element element, int room) {
        if (element.tagTo - element.tagFrom <= Math.min(TAG, room)) {
            return Arrays.copyOfRange(b, element.tagFrom, element.tagTo);
        }
        boolean crowded = room < TAG && element.tagTo - element.tagFrom > element.name.length + 2;
        beyond(crowded ? "tags that are open, beyond " + (NAMES >> 10) + " KB" : null);
        byte[] tag = Markup.telling(b, element.tagFrom, element.tagTo, element.name, Math.min(NAME, room));
        boolean cut = tag.length < element.name.length + 2 || element.name.length == LONGEST_NAME;
        beyond(cut ? "names of elements of more than " + LONGEST_NAME + " bytes" : null);
        return tag;
    }

    private void run(byte[] b, int from, int to) {
        int i = from;
        Markup markup = flowing;
        if (markup != null && markup != Markup.TEXT) {
            String ending = raw.isEmpty() ? markup.end : raw;
            int end = ByteSearch.first(b, from, to, ending);
            if (end < 0) {
                goOn(b, from, to);
                return;
            }
            document = null;
            i = raw.isEmpty() ? end + ending.length() : end;
        }
        Element top = elements.get(depth);
        if (markup == null && depth > 0 && !top.parent) { // its tag was written just before
            top.tagFrom = from - top.tag.length;
            top.tagTo = from;
        }
        flowing = null;
        before = "";
        raw = "";
        while (i < to) {
            int tag = ByteSearch.first(b, i, to, '<');
            if (tag == to) {
                unfinished(b, i, i, to, Markup.TEXT);
                return;
            }
            markup = Markup.at(b, tag, to);
            int end = markup.end(b, tag, to);
            if (end < 0 || (end + Markup.LONGEST_BEGIN > to && to - tag < Markup.LONGEST_BEGIN)) {
                // with the text before it, which is the value of an element that may end here
                int token = waits(i, to) && document == null ? i : tag;
                document = null;
                unfinished(b, token, tag + markup.begin.length(), to, markup);
                return;
            }
            document = null;
            if (markup == Markup.END_TAG) {
                close(b, tag + 2, i, end);
            } else if (markup == Markup.START_TAG) {
                int nameTo = Markup.nameEnd(b, tag + 1, end);
                int name = Markup.nameBegin(b, tag + 1, nameTo);
                nameTo = Math.min(nameTo, name + LONGEST_NAME);
                long small = Markup.small(b, name, nameTo);
                if (Markup.isRaw(small)) {
                    String raw = new String(b, name, nameTo - name, ISO_8859_1);
                    String ending = "</" + raw;
                    int over = ByteSearch.first(b, end, to, ending);
                    if (over < 0) {
                        this.raw = waits(tag, to) ? "" : ending;
                        before = waits(tag, to) ? "" : "<" + raw + ">";
                        unfinished(b, tag, end, to, Markup.START_TAG);
                        return;
                    }
                    end = over;
                } else if (nameTo > name) {
                    open(b, tag, end, name, nameTo, Markup.isVoid(small));
                }
            }
            i = end;
        }
        through(to);
    }

    private void unfinished(byte[] b, int token, int content, int to, Markup markup) {
        if (waits(token, to)) {
            flowing = document == null ? null : Markup.TEXT;
            stop(token, token);
            return;
        }
        flowing = markup;
        if (markup == Markup.START_TAG && raw.isEmpty()) {
            int nameTo = Markup.nameEnd(b, token + 1, to);
            int name = Markup.nameBegin(b, token + 1, nameTo);
            String element = new String(b, name, Math.min(nameTo - name, LONGEST_NAME), ISO_8859_1);
            before = Markup.openAttribute(b, token, to, element, TAG);
            attribute(b, token, to, element.length() + 2);
        } else if (raw.isEmpty()) {
            before = markup.begin;
        }
        if (document == null && raw.isEmpty() && (markup == Markup.TEXT || markup == Markup.CDATA)) {
            Writing writing = markup == Markup.TEXT ? Writing.ENTITIES : null;
            document = Outlines.ofValue(b, Math.min(content, to), to, writing, within + 1);
        }
        goOn(b, Math.min(content, to), to);
    }

    /** Says that a document in the attribute that is open is not followed. */
    private void attribute(byte[] b, int tag, int to, int name) {
        String attribute = before.substring(Math.min(name, before.length()));
        int open = attribute.isEmpty() ? -1 : ByteSearch.first(b, tag, to, attribute);
        boolean document =
                open >= 0 && Outlines.ofValue(b, open + attribute.length(), to, Writing.ENTITIES, within + 1) != null;
        beyond(document ? "documents in attributes of more than 16 KB" : null);
    }

    private void goOn(byte[] b, int from, int to) {
        if (document == null) {
            flow(b, from, to, '&');
        } else {
            follow(document, b, from, to);
        }
    }

    private void open(byte[] b, int tag, int end, int name, int nameTo, boolean empty) {
        if (b[end - 2] == '/' || empty) {
            elements.get(depth).parent = true;
            return;
        }
        if (depth == MAX_DEPTH) {
            deeper++;
            return;
        }
        elements.get(depth).parent = true;
        depth++;
        if (depth == elements.size()) {
            elements.add(new Element());
        }
        Element element = elements.get(depth);
        element.neighbours.clear();
        element.name = NOTHING;
        element.tagFrom = tag;
        element.tagTo = end;
        element.nameFrom = name;
        element.nameLength = (byte) (nameTo - name);
        element.parent = false;
    }

    private void close(byte[] b, int at, int textFrom, int end) {
        if (deeper > 0) {
            deeper--;
            return;
        }
        int nameTo = Markup.nameEnd(b, at, end);
        int name = Markup.nameBegin(b, at, nameTo);
        nameTo = Math.min(nameTo, name + LONGEST_NAME);
        for (int i = depth; i > 0; i--) {
            Element closed = elements.get(i);
            if (closed.isNamed(b, name, nameTo)) {
                boolean leaf = i == depth && !closed.parent && closed.tagTo == textFrom;
                if (leaf && end - closed.tagFrom <= Neighbourhood.SHORT) {
                    elements.get(i - 1).neighbours.add(b, closed.tagFrom, end, name, nameTo);
                }
                depth = i - 1;
                return;
            }
        }
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        elements.get(0).neighbours.lead(out);
        for (int i = 1; i <= depth; i++) {
            out.writeBytes(elements.get(i).tag);
            elements.get(i).neighbours.lead(out);
        }
        out.writeBytes(before.getBytes(ISO_8859_1));
        if (document != null) {
            document.lead(out);
        }
    }
}
