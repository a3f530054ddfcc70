package dev.waxseal.wire;

/** Cuts an event stream into its events (WHATWG HTML section 9.2): each one's data is a message. */
final class Events implements Sink {

    private static final String FIELD = "data:";

    private final Sink messages;
    private int matched;
    private boolean lineIsEmpty = true;
    private boolean afterReturn;
    private boolean dataBefore;
    private boolean encoded;

    Events(Sink messages) {
        this.messages = messages;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        if (encoded) {
            messages.put(bytes, from, to);
            return;
        }
        int data = from;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                data = i + 1;
            } else if (b == '\n' || b == '\r') {
                if (matched > FIELD.length()) {
                    messages.put(bytes, data, i);
                }
                lineEnded();
                afterReturn = b == '\r';
                data = i + 1;
            } else {
                afterReturn = false;
                lineIsEmpty = false;
                if (matched >= 0 && matched <= FIELD.length()) {
                    data = i + match(b);
                }
            }
        }
        if (matched > FIELD.length()) {
            messages.put(bytes, data, to);
        }
    }

    /** Matches the field's name and one blank after it; returns 1 while the byte is no data. */
    private int match(byte b) {
        if (matched == FIELD.length()) {
            matched++;
            if (dataBefore) {
                messages.put(new byte[] {'\n'}, 0, 1);
            }
            dataBefore = true;
            return b == ' ' ? 1 : 0;
        }
        matched = b == FIELD.charAt(matched) ? matched + 1 : -1;
        return 1;
    }

    private void lineEnded() {
        if (lineIsEmpty) {
            messages.end();
            dataBefore = false;
        }
        lineIsEmpty = true;
        matched = 0;
    }

    @Override
    public void unreadable() {
        encoded = true;
        messages.unreadable();
    }

    @Override
    public void end() {
        messages.end();
    }

    @Override
    public void pause() {
        messages.pause();
    }
}
