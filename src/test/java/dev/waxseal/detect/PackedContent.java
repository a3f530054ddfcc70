package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.Set;

/** Made-up content of a binary format that counts what it holds, with sensitive values here and there. */
abstract class PackedContent {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final Random random;
    private final Set<String> planted;

    private PackedContent(Random random, Set<String> planted) {
        this.random = random;
        this.planted = planted;
    }

    static byte[] messagePack(int size, Random random, Set<String> planted) {
        return new MessagePackWriter(random, planted).content(size);
    }

    static byte[] cbor(int size, Random random, Set<String> planted) {
        return new CborWriter(random, planted).content(size);
    }

    /** Messages of Protocol Buffers in a message: texts behind their length, numbers and other messages between. */
    static byte[] protobuf(int size, Random random, Set<String> planted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (out.size() < size) {
            boolean leak = random.nextInt(20) == 0;
            String text = leak ? "4111 1111 1111 1111" : LongContent.filler(random, 1 + random.nextInt(100));
            out.write(8);
            out.write(random.nextInt(128));
            if (leak) {
                planted.add("card-number body");
            }
            byte[] bytes = text.getBytes(UTF_8);
            out.write(18);
            if (bytes.length > 127) {
                out.write((bytes.length & 127) | 128);
            }
            out.write(bytes.length > 127 ? bytes.length >> 7 : bytes.length);
            out.writeBytes(bytes);
            out.write(0x1d);
            out.writeBytes(new byte[] {0, 1, (byte) random.nextInt(), 0});
        }
        return out.toByteArray();
    }

    final byte[] content(int size) {
        do {
            members(size, "body:$", 0);
        } while (out.size() < size);
        return out.toByteArray();
    }

    private void members(int size, String path, int depth) {
        int n = Math.min(40, 1 + size / 150);
        map(n);
        for (int i = 0; i < n; i++) {
            String name = "k" + i;
            String here = path + '.' + name;
            text(name);
            boolean room = LongContent.room(planted, out.size());
            switch (depth > 5 ? 9 : room ? random.nextInt(12) : random.nextInt(4)) {
                case 0, 1 -> members(size / 10, here, depth + 1);
                case 2 -> {
                    array(3);
                    members(size / 10, here + "[*]", depth + 1);
                    number(random.nextInt(1 << 20));
                    text(LongContent.filler(random, 30));
                    end();
                }
                case 3 -> text(LongContent.filler(random, random.nextInt(30) == 0 ? 70_000 : 300));
                case 4 -> {
                    map(1);
                    text("password");
                    text(LongContent.secret(random));
                    end();
                    planted.add("password " + here + ".password");
                }
                case 5 -> {
                    map(3);
                    text("name");
                    text("password");
                    text("note");
                    text(LongContent.filler(random, 100));
                    text("value");
                    text(LongContent.secret(random));
                    end();
                    planted.add("password " + here + ".value");
                }
                case 6 -> {
                    text("4111 1111 1111 1111");
                    planted.add("card-number " + here);
                }
                case 7 ->
                    text("{\"password\":\"" + LongContent.secret(random) + "\",\"note\":\""
                            + LongContent.filler(random, random.nextInt(4) == 0 ? 30_000 : 40) + "\"}");
                default -> number(random.nextInt(1 << (1 + random.nextInt(28))));
            }
        }
        end();
    }

    abstract void map(int members);

    abstract void array(int members);

    abstract void text(String text);

    abstract void number(int n);

    /** Of a map or an array. */
    void end() {}

    final void head(int type, long n, int bytes) {
        out.write(type);
        for (int shift = 8 * bytes - 8; shift >= 0; shift -= 8) {
            out.write((int) (n >> shift));
        }
    }

    private static final class MessagePackWriter extends PackedContent {
        MessagePackWriter(Random random, Set<String> planted) {
            super(random, planted);
        }

        @Override
        void map(int members) {
            if (members < 16) {
                out.write(0x80 | members);
            } else {
                head(0xde, members, 2);
            }
        }

        @Override
        void array(int members) {
            out.write(0x90 | members);
        }

        @Override
        void text(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            if (bytes.length < 32) {
                out.write(0xa0 | bytes.length);
            } else if (bytes.length < 1 << 16) {
                head(0xda, bytes.length, 2);
            } else {
                head(0xdb, bytes.length, 4);
            }
            out.writeBytes(bytes);
        }

        @Override
        void number(int n) {
            if (n < 128) {
                out.write(n);
            } else {
                head(0xce, n, 4);
            }
        }
    }

    private static final class CborWriter extends PackedContent {
        private long marked;
        private int depth;

        CborWriter(Random random, Set<String> planted) {
            super(random, planted);
        }

        private void open(int major, int members) {
            boolean indefinite = depth < 60 && random.nextBoolean();
            marked = marked << 1 | (indefinite ? 1 : 0);
            depth++;
            if (indefinite) {
                out.write(major << 5 | 31);
            } else {
                head(major << 5 | 25, members, 2);
            }
        }

        @Override
        void end() {
            if ((marked & 1) != 0) {
                out.write(0xff);
            }
            marked >>= 1;
            depth--;
        }

        @Override
        void map(int members) {
            open(5, members);
        }

        @Override
        void array(int members) {
            open(4, members);
        }

        @Override
        void text(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            if (bytes.length < 24) {
                out.write(0x60 | bytes.length);
            } else {
                head(0x7a, bytes.length, 4);
            }
            out.writeBytes(bytes);
        }

        @Override
        void number(int n) {
            if (random.nextInt(4) == 0) {
                out.write(0xc1); // a moment, says the tag
            }
            head(0x1a, n, 4);
        }
    }
}
