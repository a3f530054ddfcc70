package dev.waxseal.wire;

/** What is spoken on a connection in either direction, and what is spoken next where client and server change over. */
final class NextProtocol {

    private final Dialogue dialogue;
    private Parser sending;
    private Parser receiving;

    /** HTTP/1.x, until something else turns out. */
    NextProtocol(Dialogue dialogue) {
        this.dialogue = dialogue;
        sending = new Http1Requests(dialogue);
        receiving = new Http1Responses(dialogue);
    }

    /** The reader of what is sent. */
    Parser sending() {
        return sending;
    }

    /** The reader of what is received. */
    Parser receiving() {
        return receiving;
    }

    /** Everything starts over, as inside a tunnel. */
    void afresh() {
        sending = new Http1Requests(dialogue);
        receiving = new Http1Responses(dialogue);
    }

    /** It is neither HTTP nor TLS. */
    void strange() {
        FirstBytes first = new FirstBytes(dialogue);
        sending = first.reading(true);
        receiving = first.reading(false);
    }

    /** A SOCKS proxy is spoken to first. */
    void socks(boolean version4) {
        sending = new SocksPreamble(dialogue);
        receiving = new SocksPreamble.Replies(dialogue, version4);
    }

    /** What is sent to a SOCKS proxy from now on is for the target. */
    void sendsToTarget() {
        sending = new Http1Requests(dialogue);
    }

    /** What is received from a SOCKS proxy from now on is from the target. */
    void receivesFromTarget() {
        receiving = new Http1Responses(dialogue);
    }

    /** HTTP/2, of whose preface so many bytes have been sent. */
    Http2 http2(int intoPreface) {
        Http2 http2 = new Http2(dialogue);
        sending = http2.sent(intoPreface);
        receiving = http2.received();
        return http2;
    }

    /** What is sent from now on is TLS. */
    void sendsTls() {
        sending = new Sealed(true);
    }

    /** What is received from now on is TLS. */
    void receivesTls() {
        receiving = new Sealed(false);
    }

    /** Hands all on to who listens to TLS. */
    private final class Sealed implements Parser {

        private final boolean sent;

        Sealed(boolean sent) {
            this.sent = sent;
        }

        @Override
        public int read(byte[] bytes, int from, int to) {
            dialogue.sealed(sent, bytes, from, to);
            return to;
        }

        @Override
        public void end() {}
    }

    /** The server agreed to another protocol (RFC 9110 section 7.8); false if that is none that is read here. */
    boolean changesOver(RequestHead request, ResponseHead answer) {
        String protocol = answer.fields().first("Upgrade");
        if ("websocket".equalsIgnoreCase(protocol)) {
            sending = new Flow(WebSocketFrames.after(request, answer, dialogue));
            receiving = new Flow(WebSocketFrames.after(answer, answer, dialogue));
            return true;
        }
        if ("h2c".equalsIgnoreCase(protocol)) { // RFC 7540 section 3.2
            Parser asking = sending;
            http2(0).upgraded(request);
            if (asking instanceof Http1Requests content) { // the rest of the request may still come
                sending = new Upgrading(content, sending);
            }
            return true;
        }
        return false;
    }

    /** That request has its final answer, so its content may stay away if it asked for leave to send it. */
    void answeredFinally(RequestHead request) {
        if (request.fields().first("Expect") != null && sending instanceof Http1Requests requesting) {
            requesting.excuseContent(request);
        }
    }

    /** Whether what is sent is not read any more. */
    boolean isSendingOver() {
        return sending == Parser.DEAF;
    }

    /** Whether what is received is not read any more. */
    boolean isReceivingOver() {
        return receiving == Parser.DEAF || receiving instanceof Lost;
    }

    /** No more is read of what is sent. */
    void endSending() {
        Parser sent = sending;
        sending = Parser.DEAF;
        sent.end();
    }

    /** No more is read of what is received, and if more comes, this is said. */
    void loseReceiving(PassedOver part) {
        Parser received = receiving;
        if (received == Parser.DEAF) { // it was the last thing that was heard
            dialogue.accept(part);
            return;
        }
        receiving = new Lost(part);
        received.end();
    }

    /** Says at the first byte that it is not read. */
    private final class Lost implements Parser {

        private final PassedOver part;

        Lost(PassedOver part) {
            this.part = part;
        }

        @Override
        public int read(byte[] bytes, int from, int to) {
            receiving = Parser.DEAF;
            dialogue.accept(part);
            return to;
        }

        @Override
        public void end() {}
    }

    /** Says what content either side holds back so far. */
    void pause() {
        sending.pause();
        receiving.pause();
    }

    /** Whether either side is in the midst of a message. */
    boolean isAmid() {
        return sending.isAmid() || receiving.isAmid();
    }

    /** What is sent is hardly to go on. */
    void expectNoMoreSent() {
        sending.expectNoMore();
    }

    /** No more is read of what is received. */
    void endReceiving() {
        Parser received = receiving;
        receiving = Parser.DEAF;
        received.end();
    }
}
