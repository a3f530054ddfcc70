package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.detect.text.Bytes;

/** Which outline keeps the place in which carrier. */
final class Outlines {

    /** So much of a part tells what it is. */
    private static final int BEGINNING = 4 << 10;

    private Outlines() {}

    static Outline of(Carrier carrier) {
        return switch (carrier.sort()) {
            case JSON -> new JsonOutline();
            case XML -> new XmlOutline();
            case FORM -> new FormOutline();
            case CSV -> new CsvOutline(carrier.separator());
            case MULTIPART -> new MultipartOutline(carrier.boundary());
            case BINARY -> new FileOutline();
            case TEXT, HL7, NACHA, OFX, CODE, PERCENT -> new LinesOutline();
        };
    }

    /** For a part of multipart content whose fields, with the delimiter before them, are {@code head}. */
    static Outline ofPart(byte[] head, byte[] b, int from, int to) {
        MultipartWalk.Part part = MultipartWalk.Part.of(new String(head, UTF_8));
        return part.isDocument()
                ? of(Carrier.of(Bytes.latin(b, from, Math.min(to, from + BEGINNING)), part.type()))
                : new LinesOutline();
    }
}
