package dev.waxseal.wire;

/**
 * A head of HTTP/1.x as it was read.
 *
 * @param bytes what it was read from, with the empty line; never to be changed
 * @param head what it says; a response's request is not known yet
 * @param length of the content by the framing fields, as {@link Framing#lengthOf} says it
 * @param plain whether content with these fields is neither coded nor cut
 * @param cut whether there was more than is kept of a head
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadHead(byte[] bytes, Head head, long length, boolean plain, boolean cut) {

    static ReadHead of(FieldSection section, Head head, long length) {
        return new ReadHead(section.held(), head, length, ContentFlow.isPlain(head.fields()), section.isCut());
    }
}
