package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a Brotli stream (RFC 7932) that is written to it in any split, and writes what it holds to another one.
 *
 * <p>It holds the window that the stream asks for, at most 16 MB and never more than twice what was decoded, and the codes
 * of one meta-block. A step that runs out of input begins again when there is more of it, the header of a meta-block only
 * when there is twice as much.
 */
public final class BrotliDecoder extends OutputStream {

    /** A longer header of a meta-block serves nothing but to be long. */
    private static final int HEADER_MOST = 512 << 10;

    /** Words without a letter are of no use but to keep a decoder busy. */
    private static final int NOTHINGS_MOST = 1000;

    private enum At {
        BEGINNING,
        HEADER,
        METADATA,
        RAW,
        COMMAND,
        LITERALS,
        DISTANCE,
        DONE
    }

    private final OutputStream plain;
    private final BitInput in = new BitInput();
    private At at = At.BEGINNING;
    private int retryAt;

    private @Nullable Window window;
    private boolean last;
    private int left;
    private @Nullable MetaBlock block;
    private Command command = new Command(0, 0, false);
    private int inserting;
    private int nothings;
    private boolean empty;
    private final Distances distances = new Distances();

    public BrotliDecoder(OutputStream plain) {
        this.plain = plain;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Takes coded bytes; what comes after the end of the stream is no part of it and passed on as it is, but for zeros. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (at == At.DONE) {
            after(bytes, from, from + length);
        } else {
            in.add(bytes, from, from + length);
            if (in.held() >= retryAt) {
                run();
            }
        }
    }

    private void after(byte[] bytes, int from, int to) throws IOException {
        int begin = from;
        while (begin < to && bytes[begin] == 0) {
            begin++;
        }
        if (begin < to && empty) {
            throw new BrotliException("nothing, and then something");
        } else if (begin < to) {
            plain.write(bytes, begin, to - begin);
        }
    }

    /** No more will come: writes what can still be decoded, and fails if there is something that cannot. */
    @Override
    public void close() throws IOException {
        if (at != At.DONE) {
            run();
            if (in.held() > 0) {
                throw new BrotliException("a stream that is not whole");
            }
        }
    }

    private void run() throws IOException {
        retryAt = 0;
        try {
            while (at != At.DONE) {
                in.mark();
                step();
            }
            if (window != null) {
                window.say();
                empty = window.isEmpty();
                window = null;
            }
            byte[] rest = in.rest();
            after(rest, 0, rest.length);
        } catch (More wanted) {
            in.reset();
            if (window != null) {
                window.say();
            }
            if (at == At.HEADER) {
                retryAt = 2 * in.held();
                if (retryAt > 2 * HEADER_MOST) {
                    throw new BrotliException("a meta-block header without end");
                }
            }
        }
    }

    private void step() throws More, IOException {
        switch (at) {
            case BEGINNING -> beginning();
            case HEADER -> header();
            case METADATA -> {
                left -= in.skipBytes(left);
                endBlockOrWait();
            }
            case RAW -> {
                left -= window().copy(in, left);
                endBlockOrWait();
            }
            case COMMAND -> command();
            case LITERALS -> literals();
            case DISTANCE -> distance();
            case DONE -> throw new AssertionError();
        }
    }

    /** The size of the window (section 9.1). */
    private void beginning() throws More, IOException {
        int bits = 16;
        if (in.flag()) {
            int more = in.read(3);
            int less = more == 0 ? in.read(3) : 0;
            bits = more != 0 ? 17 + more : less == 0 ? 17 : 8 + less;
            if (bits == 9) {
                throw new BrotliException("a window that is not defined");
            }
        }
        window = new Window(1 << bits, plain);
        at = At.HEADER;
    }

    private void header() throws More, IOException {
        boolean isLast = in.flag();
        if (isLast && in.flag()) {
            at = At.DONE;
            return;
        }
        int nibbles = in.read(2) + 4;
        if (nibbles == 7) {
            metadata();
            return;
        }
        int length = 0;
        for (int i = 0; i < nibbles; i++) {
            length |= in.read(4) << (4 * i);
        }
        if (!isLast && in.flag()) {
            in.align();
            at = At.RAW;
        } else {
            block = new MetaBlock(in);
            at = At.COMMAND;
        }
        last = isLast;
        left = length + 1;
    }

    private void metadata() throws More, IOException {
        if (in.flag()) {
            throw new BrotliException("a reserved bit that is set");
        }
        int length = 0;
        int bytes = in.read(2);
        for (int i = 0; i < bytes; i++) {
            length |= in.read(8) << (8 * i);
        }
        in.align();
        left = bytes == 0 ? 0 : length + 1;
        last = false;
        at = At.METADATA;
    }

    private void endBlockOrWait() throws More {
        if (left == 0) {
            block = null;
            at = last ? At.DONE : At.HEADER;
        } else {
            in.mark();
            in.skip(1);
            in.reset();
        }
    }

    private MetaBlock block() {
        return Objects.requireNonNull(block);
    }

    private Window window() {
        return Objects.requireNonNull(window);
    }

    private void command() throws More, IOException {
        MetaBlock codes = block();
        codes.count(MetaBlock.COMMANDS, in);
        command = Command.read(in, codes.command());
        codes.counted(MetaBlock.COMMANDS);
        inserting = command.inserts();
        left -= inserting;
        if (left < 0) {
            throw new BrotliException("more literals than announced");
        }
        at = At.LITERALS;
    }

    private void literals() throws More, IOException {
        MetaBlock codes = block();
        Window decoded = window();
        while (inserting > 0) {
            codes.count(MetaBlock.LITERALS, in);
            int context = ContextMap.literal(codes.mode(), decoded.last(1), decoded.last(2));
            decoded.write((byte) codes.literal(context).read(in));
            codes.counted(MetaBlock.LITERALS);
            inserting--;
            in.mark();
        }
        at = At.DISTANCE;
        if (left == 0) {
            endBlockOrWait();
        }
    }

    private void distance() throws More, IOException {
        MetaBlock codes = block();
        int code = 0;
        if (!command.sameDistance()) {
            codes.count(MetaBlock.DISTANCES, in);
            code = codes.distance(command.copies()).read(in);
        }
        int distance = distances.of(code, codes, in);
        if (!command.sameDistance()) {
            codes.counted(MetaBlock.DISTANCES);
        }
        if (distance <= 0) {
            throw new BrotliException("a distance that leads nowhere");
        }
        repeat(distance, code != 0);
        at = At.COMMAND;
        if (left == 0) {
            endBlockOrWait();
        }
    }

    private void repeat(int distance, boolean isNew) throws IOException {
        Window decoded = window();
        boolean word = distance > decoded.reach();
        byte[] words = word ? Words.word(command.copies(), distance - decoded.reach() - 1) : new byte[0];
        left -= word ? words.length : command.copies();
        if (left < 0) {
            throw new BrotliException("more content than announced");
        }
        if (word && words.length == 0 && ++nothings > NOTHINGS_MOST) {
            throw new BrotliException("words that say nothing");
        }
        for (byte b : words) {
            decoded.write(b);
        }
        if (!word) {
            decoded.repeat(distance, command.copies());
            if (isNew) {
                distances.add(distance);
            }
        }
    }
}
