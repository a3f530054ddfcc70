package dev.waxseal.wire;

/** One header or trailer field line (RFC 9110 section 5): the name as sent, the value without white space around it. */
public record Field(String name, String value) {}
