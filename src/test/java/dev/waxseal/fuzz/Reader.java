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
enum Reader {
    HTTP_1 {
        @Override
        void read(byte[] bytes) {
            Conversations.hear(new byte[0], new byte[0], bytes);
        }
    },
    HTTP_2 {
        @Override
        void read(byte[] bytes) {
            byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
            Conversations.hear("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), settings, bytes);
        }
    },
    WEB_SOCKET {
        @Override
        void read(byte[] bytes) {
            String asked = """
                    GET /chat HTTP/1.1
                    Host: a.example
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Extensions: permessage-deflate

                    """;
            String agreed = """
                    HTTP/1.1 101 Switching Protocols
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
                    Sec-WebSocket-Extensions: permessage-deflate

                    """;
            Conversations.hear(bytesOf(asked), bytesOf(agreed), bytes);
        }
    },
    SOCKS {
        @Override
        void read(byte[] bytes) {
            Conversations.hear(new byte[] {5, 1, 0}, new byte[] {5, 0}, bytes);
        }
    },
    MULTIPART {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("multipart/form-data; boundary=b", bytes);
        }
    },
    JSON {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("application/json", bytes);
        }
    },
    XML {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("application/xml", bytes);
        }
    },
    CSV {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("text/csv", bytes);
        }
    },
    FORM {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("application/x-www-form-urlencoded", bytes);
        }
    },
    /** Content whose type nobody tells, and texts without a message around them. */
    TEXT {
        @Override
        void read(byte[] bytes) {
            Contents.inspect("application/octet-stream", bytes);
            Contents.inspectText(new String(bytes, UTF_8));
        }
    },
    JOURNAL {
        @Override
        void read(byte[] bytes) throws IOException {
            Path journals = Files.createDirectories(ROOM.resolve("journal"));
            Files.write(journals.resolve("1-a.jsonl"), bytes);
            JournalReader.readAll(ROOM);
        }
    },
    WAXSEAL_YML {
        @Override
        void read(byte[] bytes) throws IOException {
            Path file = Files.write(ROOM.resolve("waxseal.yml"), bytes);
            try {
                PolicyFile.read(file);
            } catch (IllegalArgumentException told) {
                assertTold(told);
            }
        }
    },
    CONFIGURATION {
        @Override
        void read(byte[] bytes) throws IOException {
            Path resources = Files.createDirectories(ROOM.resolve("resources"));
            for (String name :
                    List.of("application.yml", "application.properties", "logback.xml", "application.conf")) {
                Files.write(resources.resolve(name), bytes);
            }
            ClearEndpoints.in(List.of(resources), file -> true, name -> null);
            try {
                YamlFile.content(resources.resolve("application.yml"));
            } catch (IllegalArgumentException told) {
                assertTold(told);
            }
        }
    };

    /** Where the files lie that are read. */
    private static final Path ROOM = room();

    /**
     * Reads it.
     *
     * @throws AssertionError if something is not as it must be whatever is read
     * @throws RuntimeException never, or it is a fault that was found
     */
    abstract void read(byte[] bytes) throws IOException;

    private static byte[] bytesOf(String lines) {
        return lines.replace("\n", "\r\n").getBytes(US_ASCII);
    }

    /** Whoever wrote the file is told what is wrong with it, in one line. */
    private static void assertTold(IllegalArgumentException told) {
        if (String.valueOf(told.getMessage()).isBlank()) {
            throw new AssertionError("said without a word", told);
        }
    }

    private static Path room() {
        try {
            Path room = Files.createTempDirectory("fuzz");
            room.toFile().deleteOnExit();
            return room;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
