package dev.waxseal.wire;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says content in stretches of bounded size; after its end it is ready for another message of the same exchange. */
final class Stretches implements Sink {

    private static final int FIRST_CAPACITY = 256;
    private static final byte[] NOTHING = new byte[0];

    private final Consumer<Heard> ear;
    private final Head head;
    private Content.Form form;
    private byte[] bytes = NOTHING;
    private int length;
    private @Nullable Passage passage;

    Stretches(Consumer<Heard> ear, Head head, Content.Form form) {
        this.ear = ear;
        this.head = head;
        this.form = form;
    }

    /** From now on as that form. */
    void form(Content.Form form) {
        this.form = form;
    }

    @Override
    public void put(byte[] from, int begin, int to) {
        int at = begin;
        while (at < to) {
            if (length == Content.STRETCH) {
                say(false);
                length = 0;
            }
            int fits = Math.min(to - at, Content.STRETCH - length);
            if (length + fits > bytes.length) {
                int grown = Math.max(length + fits, Math.max(FIRST_CAPACITY, 2 * bytes.length));
                bytes = Arrays.copyOf(bytes, Math.min(grown, Content.STRETCH));
            }
            System.arraycopy(from, at, bytes, length, fits);
            length += fits;
            at += fits;
        }
    }

    @Override
    public void unreadable() {
        end();
        form = Content.Form.ENCODED;
    }

    @Override
    public void end() {
        if (length > 0) {
            say(true);
        }
        bytes = NOTHING;
        length = 0;
        passage = null;
    }

    /** Says it as if it ended here, so that nothing waits for what may never come; what does come is said as if it began. */
    @Override
    public void pause() {
        if (length > 0 || passage != null) {
            say(true);
            length = 0;
            passage = null;
        }
    }

    private void say(boolean last) {
        boolean first = passage == null;
        if (!last && first) {
            passage = new Passage();
        }
        ear.accept(new Content(head, form, bytes, 0, length, passage, first, last));
    }
}
