package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Made-up content of one form, with sensitive values here and there; the one generator of all carriers.
 *
 * @param text the content; of a binary form a character for each byte
 * @param mediaType what it says it is
 * @param planted which kinds must be found where: {@code password body:$.user.password}
 */
record LongContent(String text, String mediaType, Set<String> planted, boolean binary) {

    /** What content may be. */
    enum Form {
        JSON("application/json"),
        NDJSON("application/x-ndjson"),
        XML("application/xml"),
        HTML("text/html"),
        FORM("application/x-www-form-urlencoded"),
        MULTIPART("multipart/form-data; boundary=frontier"),
        CSV("text/csv"),
        LINES("text/plain"),
        YAML("application/yaml"),
        BANK_FILE("text/plain"),
        HL7("x-application/hl7-v2+er7"),
        OFX("application/x-ofx"),
        EDI("application/EDI-X12"),
        SWIFT("text/plain"),
        MESSAGE_PACK("application/msgpack"),
        CBOR("application/cbor"),
        PROTOBUF("application/x-protobuf");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** Whether the content is bytes rather than text. */
    static boolean isBinary(Form form) {
        return form == Form.MESSAGE_PACK || form == Form.CBOR || form == Form.PROTOBUF;
    }

    /** The bytes of the content, of text those of UTF-8. */
    byte[] bytes() {
        return text.getBytes(binary ? ISO_8859_1 : UTF_8);
    }

    private static final String[] WORDS = {
        "alpha", "river", "stone", "orange", "window", "märz", "ferry", "candle", "日本", "north", "engine", "salt"
    };

    /** About so many characters of this form. */
    static LongContent of(Form form, int size, Random random) {
        Set<String> planted = new TreeSet<>();
        StringBuilder out = new StringBuilder();
        switch (form) {
            case JSON -> json(out, "body:$", size, 0, random, planted);
            case NDJSON -> {
                while (out.length() < size) {
                    json(out, "body:$", 400, 1, random, planted);
                    out.append('\n');
                }
            }
            case XML -> {
                out.append("<?xml version=\"1.0\"?>\n<root kind=\"backup\">");
                while (out.length() < size) {
                    element(out, "body:/root", 1, random, planted);
                }
                out.append("</root>");
            }
            case HTML -> {
                out.append("<!doctype html><html><body>");
                while (out.length() < size) {
                    if (random.nextInt(6) == 0) {
                        out.append("<script>var a = \"")
                                .append(filler(random, 300))
                                .append("\";</script>");
                    } else {
                        out.append("<p class=\"a\">").append(filler(random, 80)).append("<br></p>");
                    }
                    if (random.nextInt(8) == 0) {
                        out.append("<input type=\"text\" name=\"card\" value=\"4111 1111 1111 1111\">");
                        planted.add("card-number body:/html/body/input/@value");
                    }
                }
                out.append("</body></html>");
            }
            case FORM -> {
                out.append("first=1");
                while (out.length() < size) {
                    out.append("&f")
                            .append(random.nextInt(1000))
                            .append('=')
                            .append(WORDS[random.nextInt(5)].repeat(1 + random.nextInt(30)));
                    if (random.nextInt(10) == 0) {
                        String name = "password" + random.nextInt(20);
                        out.append('&').append(name).append('=').append(secret(random));
                        planted.add("password form:" + name);
                    }
                }
            }
            case MULTIPART -> multipart(out, size, random, planted);
            case CSV -> {
                out.append("id,note,password,city\n");
                while (out.length() < size) {
                    out.append(random.nextInt(1000))
                            .append(",\"")
                            .append(filler(random, 60).replace('"', '\''))
                            .append("\",");
                    boolean leak = random.nextInt(12) == 0;
                    out.append(leak ? secret(random) : "").append(",Oslo\n");
                    if (leak) {
                        planted.add("password body");
                    }
                }
            }
            case YAML -> {
                while (out.length() < size) {
                    out.append("item")
                            .append(random.nextInt(30))
                            .append(":\n  note: ")
                            .append(filler(random, random.nextInt(20) == 0 ? 20_000 : 60))
                            .append('\n');
                    if (random.nextInt(12) == 0) {
                        out.append("  password: ").append(secret(random)).append('\n');
                        planted.add("password body");
                    }
                }
            }
            case BANK_FILE -> {
                out.append("101 071000301 0710003011811280000A094101FIRST BANK             ACME CORP\n");
                while (out.length() < size) {
                    out.append(String.format("705%-80s00010000001%n", filler(random, 40)));
                    if (random.nextInt(200) == 0) {
                        out.append(String.format("622071000301 44%08d       0000150000", random.nextInt(100_000_000)))
                                .append("EMP0001        JANE ROE                0071000300000001\n");
                        planted.add("bank-account body");
                    }
                }
            }
            case HL7 -> {
                out.append("FHS|^~\\&|ADT\rBHS|^~\\&|ADT\r");
                while (out.length() < size) {
                    out.append("MSH|^~\\&|ADT|WARD|LAB|WARD|20181128||ADT^A01|1|P|2.5\rNTE|1||")
                            .append(filler(random, 2_000))
                            .append('\r');
                    if (random.nextInt(12) == 0) {
                        out.append("PID|1||||ROE^JANE||19740318|F\r");
                        planted.add("date-of-birth body");
                    }
                }
            }
            case OFX -> {
                out.append("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1>");
                while (out.length() < size) {
                    out.append("<STMTTRN><TRNTYPE>CREDIT<MEMO>")
                            .append(filler(random, 60))
                            .append("</STMTTRN>\n");
                    if (random.nextInt(12) == 0) {
                        out.append("<USERPASS>").append(secret(random)).append("<LANGUAGE>ENG\n");
                        planted.add("password body:/USERPASS");
                    }
                }
            }
            case EDI -> {
                out.append("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       ")
                        .append("*181128*1253*^*00501*000000905*0*T*:~");
                while (out.length() < size) {
                    out.append("MSG*").append(filler(random, 60)).append('~');
                    if (random.nextInt(12) == 0) {
                        out.append("BPR*C*1000*C*ACH*CTX*01*091000019*DA*473829100~");
                        planted.add("bank-account body");
                    }
                }
            }
            case SWIFT -> {
                out.append("{1:F01BANKBEBBAXXX0000000000}{4:\n:20:REF1\n");
                while (out.length() < size) {
                    out.append(":70:").append(filler(random, 60)).append('\n');
                    if (random.nextInt(12) == 0) {
                        out.append(":59:/99182736455\nJO ROE\n");
                        planted.add("bank-account body");
                    }
                }
            }
            case MESSAGE_PACK -> out.append(new String(PackedContent.messagePack(size, random, planted), ISO_8859_1));
            case CBOR -> out.append(new String(PackedContent.cbor(size, random, planted), ISO_8859_1));
            case PROTOBUF -> out.append(new String(PackedContent.protobuf(size, random, planted), ISO_8859_1));
            case LINES -> {
                while (out.length() < size) {
                    out.append("2026-11-28 12:00:01 INFO ")
                            .append(filler(random, 100))
                            .append('\n');
                    if (random.nextInt(12) == 0) {
                        out.append("login password=").append(secret(random)).append(" done\n");
                        planted.add("password body");
                    }
                }
            }
        }
        return new LongContent(out.toString(), form.mediaType, planted, isBinary(form));
    }

    /** Whether another value may be planted here, so that all of them can be told of. */
    static boolean room(Set<String> planted, int at) {
        return planted.size() < 80 || planted.size() * 8_000 < at;
    }

    private static void json(StringBuilder out, String path, int size, int depth, Random random, Set<String> planted) {
        int begin = out.length();
        out.append('{');
        int i = 0;
        do {
            String name = "k" + i++;
            out.append(i == 1 ? "" : ", ").append('"').append(name).append("\": ");
            int choice = room(planted, out.length()) ? random.nextInt(12) : random.nextInt(6);
            if (choice < 3 && depth < 6) {
                json(out, path + '.' + name, size / 8, depth + 1, random, planted);
            } else if (choice < 5 && depth < 6) {
                out.append("[ ");
                json(out, path + '.' + name + "[*]", size / 10, depth + 1, random, planted);
                out.append(", 17, \"").append(filler(random, 20)).append("\"]");
            } else if (choice == 5) {
                out.append('"')
                        .append(filler(random, random.nextInt(40) == 0 ? 70_000 : 300))
                        .append("\\\"quoted\\\" \\u00e4")
                        .append('"');
            } else if (choice == 6) {
                out.append("{\"password\" : \"").append(secret(random)).append("\"}");
                planted.add("password " + path + '.' + name + ".password");
            } else if (choice == 7) {
                out.append("{\"type\":\"x\",\"name\":\"password\",\"n\":1,\"value\":\"")
                        .append(secret(random))
                        .append("\"}");
                planted.add("password " + path + '.' + name + ".value");
            } else if (choice == 8) {
                out.append("\"4111 1111 1111 1111\"");
                planted.add("card-number " + path + '.' + name);
            } else {
                out.append(random.nextInt(100_000) / 8.0);
            }
        } while (out.length() - begin < size);
        out.append('}');
    }

    private static void element(StringBuilder out, String path, int depth, Random random, Set<String> planted) {
        String name = "e" + random.nextInt(5);
        out.append('<').append(name).append(" a=\"").append(filler(random, 10)).append("\">");
        String here = path + '/' + name;
        int choice = random.nextInt(8);
        if (choice < 3 && depth < 7) {
            for (int i = 0; i < 3; i++) {
                element(out, here, depth + 1, random, planted);
            }
        } else if (choice == 3) {
            out.append("<password>").append(secret(random)).append("</password>");
            planted.add("password " + here + "/password");
        } else if (choice == 4) {
            out.append("<name>password</name><value>").append(secret(random)).append("</value>");
            planted.add("password " + here + "/value");
        } else if (choice == 5) {
            out.append("<![CDATA[")
                    .append(filler(random, 200))
                    .append("]]><!-- ")
                    .append(filler(random, 50))
                    .append(" -->");
        } else {
            out.append(filler(random, random.nextInt(30) == 0 ? 40_000 : 120));
        }
        out.append("</").append(name).append(">\n");
    }

    private static void multipart(StringBuilder out, int size, Random random, Set<String> planted) {
        int i = 0;
        while (out.length() < size) {
            String name = "part" + i++;
            out.append("--frontier\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            switch (random.nextInt(6)) {
                case 0 -> {
                    out.append("; filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n");
                    Set<String> within = new TreeSet<>();
                    json(out, "", size / 3, 0, random, within);
                    within.forEach(place -> planted.add(place.replace(" ", " part:" + name)));
                }
                case 1 -> {
                    out.append("; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\nid,password\n1,");
                    out.append(secret(random)).append("\n2,").append(secret(random));
                    planted.add("password part:" + name);
                }
                case 2 -> {
                    out.append("\r\n\r\n").append(filler(random, 30_000));
                }
                case 3 -> {
                    LongContent inner = of(random.nextBoolean() ? Form.XML : Form.LINES, size / 4, random);
                    out.append("; filename=\"a\"\r\nContent-Type: ")
                            .append(inner.mediaType())
                            .append("\r\n\r\n")
                            .append(inner.text());
                    inner.planted().forEach(place -> planted.add(place.replaceFirst(" body:?", " part:" + name)));
                }
                default -> out.append("\r\n\r\n").append(filler(random, 100));
            }
            out.append("\r\n");
        }
        out.append("--frontier\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n")
                .append(secret(random));
        planted.add("password part:password");
        out.append("\r\n--frontier--\r\n");
    }

    static String secret(Random random) {
        StringBuilder secret = new StringBuilder("hunter-");
        for (int i = 0; i < 8; i++) {
            secret.append((char) ('a' + random.nextInt(26)));
        }
        return secret.toString();
    }

    static String filler(Random random, int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            out.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return out.toString();
    }
}
