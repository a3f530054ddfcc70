package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The place in long binary content: how it begins, which tells what kind of file it is. */
final class FileOutline extends Outline {

    /** All kinds of files are known by so many bytes. */
    private static final int BEGINNING = 12;

    private byte[] beginning = {};

    /** Of content that may be a document of BSON, whose names are not followed. */
    FileOutline(boolean named) {
        beyond(named ? "names of BSON beyond 64 KB" : null);
    }

    @Override
    void follow(byte[] b, int from, int to) {
        if (beginning.length == 0) {
            beginning = Arrays.copyOfRange(b, from, Math.min(to, from + BEGINNING));
        }
        flow(b, from, to, '\\');
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        out.writeBytes(beginning);
    }
}
