package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;

/** What a server says in clear text until both turn to TLS, and with what it begins behind that. */
enum OtherPreface {
    NONE,
    HTTPS,
    SMTPS("220 post\r\n"),
    IMAPS("* OK post\r\n"),
    SMTP {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            say(out, "220 post ESMTP\r\n");
            line(in);
            say(out, "250-post\r\n250 STARTTLS\r\n");
            return untilAsked(socket, in, out, "STARTTLS", "220 go\r\n");
        }
    },
    IMAP {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            say(out, "* OK [CAPABILITY IMAP4rev1 STARTTLS] post\r\n");
            String asked = line(in);
            String tag = asked.substring(0, asked.indexOf(' '));
            while (!asked.toUpperCase(Locale.ROOT).contains("STARTTLS")) {
                say(out, "* CAPABILITY IMAP4rev1 STARTTLS\r\n" + tag + " OK done\r\n");
                asked = line(in);
                tag = asked.substring(0, asked.indexOf(' '));
            }
            say(out, tag + " OK go\r\n");
            return socket;
        }
    },
    POP3 {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            say(out, "+OK post\r\n");
            line(in);
            say(out, "+OK\r\nSTLS\r\n.\r\n");
            return untilAsked(socket, in, out, "STLS", "+OK go\r\n");
        }
    },
    FTP {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            say(out, "220 post\r\n");
            return untilAsked(socket, in, out, "AUTH TLS", "234 go\r\n");
        }
    },
    LDAP {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            in.read();
            byte[] asked = in.readNBytes(in.read()); // an extended request (RFC 4511 section 4.14)
            out.write(new byte[] {0x30, 12, 2, 1, asked[2], 0x78, 7, 0x0a, 1, 0, 4, 0, 4, 0});
            return socket;
        }
    },
    NATS {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            say(
                    out,
                    "INFO {\"server_id\":\"post\",\"version\":\"2.10.0\",\"host\":\"0.0.0.0\",\"port\":4222,"
                            + "\"tls_required\":true,\"max_payload\":1048576}\r\n");
            return socket;
        }
    },
    POSTGRESQL {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            byte[] asked = in.readNBytes(8);
            if (asked[7] == 48) { // whether GSSAPI will do
                out.write('N');
                in.readNBytes(8);
            }
            out.write('S');
            return socket;
        }
    },
    MYSQL {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            ByteArrayOutputStream greeting = new ByteArrayOutputStream();
            greeting.write(10);
            greeting.writeBytes("8.4.0\0\1\0\0\0abcdefgh\0".getBytes(ISO_8859_1));
            int abilities = 0xfdffdf; // all but compression
            greeting.writeBytes(
                    new byte[] {(byte) abilities, (byte) (abilities >> 8), 45, 2, 0, (byte) (abilities >> 16)});
            greeting.writeBytes(new byte[] {0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            greeting.writeBytes("abcdefghijkl\0mysql_native_password\0".getBytes(ISO_8859_1));
            out.write(new byte[] {(byte) greeting.size(), 0, 0, 0});
            greeting.writeTo(out);
            in.readNBytes(in.readNBytes(4)[0]); // that it shall be TLS
            return socket;
        }
    },
    SQL_SERVER {
        @Override
        Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
            byte[] head = in.readNBytes(OtherPacketSocket.HEAD);
            in.readNBytes(OtherPacketSocket.length(head, 2) - head.length);
            byte[] answer = {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, -1, 16, 0, 0, 0, 0, 0, 1}; // its version, and: encrypt
            out.write(OtherPacketSocket.head(4, answer.length));
            out.write(answer);
            return new OtherPacketSocket(socket);
        }
    };

    private final String greeting;

    OtherPreface() {
        this("");
    }

    OtherPreface(String greeting) {
        this.greeting = greeting;
    }

    /** Says it all, and returns what TLS is spoken over from then on. */
    Socket speak(Socket socket, InputStream in, OutputStream out) throws IOException {
        return socket;
    }

    /** Whether anything is said before TLS. */
    boolean isSpoken() {
        return this != NONE && this != HTTPS && greeting.isEmpty();
    }

    /** What is spoken, in a word. */
    String protocol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the server says first behind TLS. */
    byte[] greeting() {
        return greeting.getBytes(ISO_8859_1);
    }

    private static Socket untilAsked(Socket socket, InputStream in, OutputStream out, String word, String answer)
            throws IOException {
        String asked = line(in);
        while (!asked.toUpperCase(Locale.ROOT).startsWith(word)) {
            say(out, "500 no\r\n");
            asked = line(in);
        }
        say(out, answer);
        return socket;
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }
}
