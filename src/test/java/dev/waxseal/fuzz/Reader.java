package dev.waxseal.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.config.YamlFile;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.production.ClearEndpoints;
import dev.waxseal.report.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything that reads what others have written. What it must hold to, whatever that is, it asserts itself. */
@SuppressWarnings("ImmutableEnumChecker") // what reads has no state
enum Reader {
    HTTP_1(bytes -> Conversations.hear(new byte[0], new byte[0], bytes)),
    HTTP_2(bytes -> Conversations.hear(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}, bytes)),
    WEB_SOCKET(bytes -> Conversations.hear(bytesOf("""
            GET /chat HTTP/1.1
            Host: a.example
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Extensions: permessage-deflate

            """), bytesOf("""
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            Sec-WebSocket-Extensions: permessage-deflate

            """), bytes)),
    SOCKS(bytes -> Conversations.hear(new byte[] {5, 1, 0}, new byte[] {5, 0}, bytes)),
    MULTIPART(bytes -> Contents.inspect("multipart/form-data; boundary=b", bytes)),
    JSON(bytes -> Contents.inspect("application/json", bytes)),
    XML(bytes -> Contents.inspect("application/xml", bytes)),
    CSV(bytes -> Contents.inspect("text/csv", bytes)),
    FORM(bytes -> Contents.inspect("application/x-www-form-urlencoded", bytes)),
    /** Content whose type nobody tells, and texts without a message around them. */
    TEXT(bytes -> {
        Contents.inspect("application/octet-stream", bytes);
        Contents.inspectText(new String(bytes, UTF_8));
    }),
    JOURNAL(bytes -> {
        Path journals = Files.createDirectories(room().resolve("journal"));
        Files.write(journals.resolve("1-a.jsonl"), bytes);
        JournalReader.readAll(room());
    }),
    WAXSEAL_YML(bytes -> {
        Path file = Files.write(room().resolve("waxseal.yml"), bytes);
        try {
            PolicyFile.read(file);
        } catch (IllegalArgumentException told) {
            assertTold(told);
        }
    }),
    CONFIGURATION(bytes -> {
        Path resources = Files.createDirectories(room().resolve("resources"));
        for (String name : List.of("application.yml", "application.properties", "logback.xml", "application.conf")) {
            Files.write(resources.resolve(name), bytes);
        }
        ClearEndpoints.in(List.of(resources), file -> true, name -> null);
        try {
            YamlFile.content(resources.resolve("application.yml"));
        } catch (IllegalArgumentException told) {
            assertTold(told);
        }
    });

    /** Where the files lie that are read. */
    private static final Path ROOM = made();

    private interface Reading {
        void of(byte[] bytes) throws IOException;
    }

    private final Reading reading;

    Reader(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads it.
     *
     * @throws AssertionError if something is not as it must be whatever is read
     * @throws RuntimeException never, or it is a fault that was found
     */
    void read(byte[] bytes) throws IOException {
        reading.of(bytes);
    }

    private static byte[] bytesOf(String lines) {
        return lines.replace("\n", "\r\n").getBytes(US_ASCII);
    }

    /** Whoever wrote the file is told what is wrong with it, in one line. */
    private static void assertTold(IllegalArgumentException told) {
        if (String.valueOf(told.getMessage()).isBlank()) {
            throw new AssertionError("said without a word", told);
        }
    }

    private static Path room() { // for what reads there is made before the room is
        return ROOM;
    }

    private static Path made() {
        try {
            Path room = Files.createTempDirectory("fuzz");
            room.toFile().deleteOnExit();
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
