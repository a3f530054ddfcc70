package dev.waxseal.wire;

/** A protocol other than HTTP that may be spoken in clear text, known by how a client begins it. */
interface Protocol {

    /** As people call it. */
    String name();

    /** Whether this is it. Asked again whenever more has come. */
    Beginnings.Answer of(Beginnings said);
}
