package dev.waxseal.evidence;

import java.security.GeneralSecurityException;

/** Where in a file of sealed records each begins and ends (X.690 section 8.1.3), also behind one that is damaged. */
final class RecordBounds {

    private static final int SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;

    private final byte[] file;
    private final byte[] mark;

    RecordBounds(byte[] file) throws GeneralSecurityException {
        this.file = file;
        this.mark = Envelope.mark();
    }

    /** Where the record ends that begins there, which may be behind the end of the file; -1 where none begins. */
    int end(int at) {
        if (at + 2 > file.length) {
            return Integer.MAX_VALUE;
        }
        int form = file[at + 1] & 0xff;
        int bytes = form < LONG_FORM ? 0 : form - LONG_FORM;
        if (file[at] != SEQUENCE || bytes > 3 || form == LONG_FORM) {
            return -1;
        }
        if (at + 2 + bytes > file.length) {
            return Integer.MAX_VALUE;
        }
        int length = bytes == 0 ? form : 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (file[at + 2 + i] & 0xff);
        }
        return at + 2 + bytes + length;
    }

    /** Where the next record begins behind that place; the file's length where none does. */
    int next(int after) {
        for (int at = after + 1; at < file.length; at++) {
            if (file[at] == SEQUENCE && end(at) >= 0 && isMarked(at)) {
                return at;
            }
        }
        return file.length;
    }

    private boolean isMarked(int at) {
        if (at + 2 > file.length) {
            return false;
        }
        int form = file[at + 1] & 0xff;
        int from = at + 2 + (form < LONG_FORM ? 0 : form - LONG_FORM);
        if (from + mark.length > file.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (file[from + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
