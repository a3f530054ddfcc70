package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import org.jspecify.annotations.Nullable;

/** Reads files that banks are sent and send: lines in which the column, or the place between commas, says what a number is. */
final class BankFileWalk {

    /** Of all formats, with what may end a line. */
    private static final int LONGEST_HEADER = 124;

    /** What header records begin with, so that nearly all other texts are known by one character. */
    private static final String BEGINNINGS = "10VHU";

    private BankFileWalk() {}

    /** Whether the text begins with the header record of one. */
    static boolean file(String s) {
        return format(s, Chars.start(s)) != null;
    }

    /** The header record that a text begins with. */
    static String header(String s) {
        int start = Chars.start(s);
        return s.substring(start, Chars.lineEnd(s, start)).stripTrailing();
    }

    /** Adds the accounts of the entries. */
    static void walk(String s, String location, Scope scope) {
        int line = Chars.start(s);
        Format format = format(s, line);
        while (format != null && line < s.length()) {
            int end = Chars.lineEnd(s, line);
            format.read(s.substring(line, end).stripTrailing(), location, scope);
            line = end + 1;
        }
    }

    private static @Nullable Format format(String s, int start) {
        if (start >= s.length() || BEGINNINGS.indexOf(s.charAt(start)) < 0) {
            return null;
        }
        if (Chars.lineEnd(s, start) - start > LONGEST_HEADER) {
            return null;
        }
        String header = header(s);
        for (Format format : Format.values()) {
            if (format.begins(header)) {
                return format;
            }
        }
        return null;
    }

    private enum Format {

        /**
         * Of the Automated Clearing House (Nacha Operating Rules, appendix three): lines of 94 characters, entries in those
         * of type 6. White space at their ends may have been lost.
         */
        NACHA {
            @Override
            boolean begins(String header) {
                return header.length() >= 70
                        && header.length() <= 102
                        && header.startsWith("101 ")
                        && header.startsWith("094", 34)
                        && digits(header, 4, 13);
            }

            @Override
            void read(String line, String location, Scope scope) {
                if (line.length() >= 39 && line.charAt(0) == '6' && digits(line, 1, 12)) {
                    Scope entry = scope.child("");
                    entry.add(location, "routing number", line.substring(3, 12));
                    entry.add(location, "account number", line.substring(12, 29).strip());
                }
            }
        },

        /** Of Australia's direct entry system (the banks' "Cemtex" format): lines of 120 characters, entries of type 1. */
        DIRECT_ENTRY {
            @Override
            boolean begins(String header) {
                return header.length() >= 70
                        && header.length() <= 122
                        && header.charAt(0) == '0'
                        && header.substring(1, 18).isBlank()
                        && digits(header, 18, 20)
                        && header.substring(23, 30).isBlank();
            }

            @Override
            void read(String line, String location, Scope scope) {
                if (line.length() >= 30
                        && line.charAt(0) == '1'
                        && digits(line, 1, 4)
                        && line.charAt(4) == '-'
                        && digits(line, 5, 8)) {
                    Scope entry = scope.child("");
                    entry.add(location, "bsb", line.substring(1, 8));
                    entry.add(location, "account number", line.substring(8, 17).strip());
                }
            }
        },

        /** Of Britain's Bacs (Standard 18): labels, and between them lines of 100 or 106 characters. */
        BACS {
            @Override
            boolean begins(String header) {
                return header.length() >= 30
                        && header.length() <= 82
                        && (header.startsWith("VOL1") || header.startsWith("HDR1") || header.startsWith("UHL1"));
            }

            @Override
            void read(String line, String location, Scope scope) {
                if (line.length() >= 46 && line.length() <= 106 && digits(line, 0, 15) && digits(line, 17, 31)) {
                    Scope entry = scope.child("");
                    entry.add(location, "sort code", line.substring(0, 6));
                    entry.add(location, "account number", line.substring(6, 14));
                }
            }
        },

        /** Balance reports of BAI2 (ASC X9.121): fields between commas, the account second in records of type 03. */
        BAI2 {
            @Override
            boolean begins(String header) {
                return header.startsWith("01,")
                        && header.endsWith("/")
                        && header.chars().filter(c -> c == ',').count() == 8;
            }

            @Override
            void read(String line, String location, Scope scope) {
                int end = line.startsWith("03,") ? line.indexOf(',', 3) : -1;
                if (end > 3) {
                    scope.child("").add(location, "account number", line.substring(3, end));
                }
            }
        };

        /** Whether this is the first line of such a file. */
        abstract boolean begins(String header);

        /** Adds the account that a line has, if it has one. */
        abstract void read(String line, String location, Scope scope);
    }

    private static boolean digits(String s, int from, int to) {
        return s.length() >= to && Chars.digits(s.substring(from, to));
    }
}
