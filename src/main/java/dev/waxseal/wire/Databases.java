package dev.waxseal.wire;

import static dev.waxseal.wire.Protocols.begun;
import static dev.waxseal.wire.Protocols.first;
import static dev.waxseal.wire.Protocols.when;

import dev.waxseal.wire.Beginnings.Answer;
import java.util.List;

/** How clients of databases and caches begin. */
final class Databases {

    static final List<Protocol> ALL = List.of(
            begun("PostgreSQL", Databases::postgresql),
            Protocols.of("MySQL", Databases::mysql),
            begun("SQL Server", Databases::sqlServer),
            begun("Oracle", Databases::oracle),
            begun("MongoDB", Databases::mongodb),
            begun("Redis", Databases::redis),
            begun("Cassandra", Databases::cassandra),
            begun("Memcached", said -> when(said.at(0) != 0x80 || said.length() >= 24, isMemcached(said))),
            begun("Neo4j", said -> first(said.says(0, "``\u00b0\u0017"))),
            begun("ClickHouse", said -> first(said.says(2, "ClickHouse"), before(said, 2))),
            begun("Db2 or Derby", said -> when(said.length() >= 10, said.at(2) == 0xd0 && said.number(8, 2) == 0x1041)),
            begun("Elasticsearch transport", said -> first(said.says(0, "ES\0\0"))),
            begun("Hazelcast", said -> first(said.says(0, "CP2"), said.says(0, "HZC"))));

    private static final int PREFACE = 8;
    private static final long SSL_REQUEST = 80_877_103;
    private static final long GSS_REQUEST = 80_877_104;
    private static final int CLIENT_SSL = 0x800;

    private Databases() {}

    private static Answer before(Beginnings said, int from) {
        return said.length() <= from && said.at(0) == 0 ? Answer.PERHAPS : Answer.NO;
    }

    /** PostgreSQL's chapter "Message Formats": SSLRequest and GSSENCRequest may go before StartupMessage. */
    private static Answer postgresql(Beginnings said) {
        int from = 0;
        while (said.number(from, 4) == PREFACE
                && (said.number(from + 4, 4) == SSL_REQUEST || said.number(from + 4, 4) == GSS_REQUEST)) {
            from += PREFACE;
        }
        long length = said.number(from, 4);
        long version = said.number(from + 4, 4);
        if (version < 0) {
            return said.at(from) <= 0 ? Answer.PERHAPS : Answer.NO;
        }
        return version >> 16 == 3 && length >= 9 && length <= 10_000 ? Answer.CLEAR : Answer.NO;
    }

    /** MySQL's "Connection Phase Packets": the server's HandshakeV10, then a login or an SSLRequest, which is 32 bytes. */
    private static Answer mysql(Beginnings said) {
        String greeting = said.answered();
        if (!said.serverFirst() || greeting.length() < 6) {
            return said.serverFirst() && said.length() == 0 ? Answer.PERHAPS : Answer.NO;
        }
        char version = greeting.charAt(5);
        if (greeting.charAt(2) != 0
                || greeting.charAt(3) != 0
                || greeting.charAt(4) != 10
                || version < '0'
                || version > '9') {
            return Answer.NO;
        }
        if (said.length() < 6) {
            return Answer.PERHAPS;
        }
        boolean asksForTls = (said.littleNumber(4, 2) & CLIENT_SSL) != 0;
        if (said.at(3) != 1) {
            return Answer.NO;
        }
        return !asksForTls ? Answer.CLEAR : said.at(36) == 0x16 ? Answer.SEALED : Answer.PERHAPS;
    }

    /** MS-TDS section 2.2: PRELOGIN, in later ones of which TLS may be wrapped, then LOGIN7. */
    private static Answer sqlServer(Beginnings said) {
        if (said.at(0) == 0x10) {
            return when(said.length() >= 8, said.at(1) == 1 && said.number(2, 2) >= 8 && said.number(6, 1) <= 1);
        }
        if (said.at(0) != 0x12 || (said.at(1) >= 0 && said.at(1) != 1)) {
            return Answer.NO;
        }
        int next = (int) said.number(2, 2);
        if (next < 0 || said.at(next) < 0) {
            return Answer.PERHAPS;
        }
        return said.at(next) == 0x10 ? Answer.CLEAR : said.at(next) == 0x12 ? Answer.SEALED : Answer.NO;
    }

    /** Oracle Net: what is said of the login shows whether its native encryption is on. */
    private static Answer oracle(Beginnings said) {
        boolean connects = said.number(2, 2) == 0 && said.at(4) == 1 && said.at(5) == 0;
        if (said.length() < 6) {
            return said.length() < 3 || said.at(2) == 0 ? Answer.PERHAPS : Answer.NO;
        }
        return !connects ? Answer.NO : said.hasSaid("AUTH_") ? Answer.CLEAR : Answer.PERHAPS;
    }

    /** MongoDB's "Wire Protocol": a header of four little-endian numbers; OP_QUERY, OP_COMPRESSED or OP_MSG. */
    private static Answer mongodb(Beginnings said) {
        long length = said.littleNumber(0, 4);
        long operation = said.littleNumber(12, 4);
        return when(
                said.length() >= 16,
                length > 16
                        && length <= 48 << 20
                        && said.littleNumber(8, 4) == 0
                        && (operation == 2004 || operation == 2012 || operation == 2013));
    }

    /** RESP: an array of bulk strings, or a command on a line. */
    private static Answer redis(Beginnings said) {
        if (said.at(0) != '*') {
            return first(said.says(0, "PING\r\n"), said.says(0, "AUTH "), said.says(0, "HELLO "));
        }
        int at = 1;
        while (said.at(at) >= '0' && said.at(at) <= '9') {
            at++;
        }
        return at > 1 || said.at(1) < 0 ? first(said.says(at, "\r\n$")) : Answer.NO;
    }

    /** Apache Cassandra's native protocol, versions 3 to 6 and DSE's: OPTIONS or STARTUP. */
    private static Answer cassandra(Beginnings said) {
        int version = said.at(0);
        boolean known = (version >= 3 && version <= 6) || version == 0x41 || version == 0x42;
        if (!known) {
            return Answer.NO;
        }
        boolean begins = (said.at(4) == 5 && said.number(5, 4) == 0) || (said.at(4) == 1 && said.number(5, 4) < 4096);
        return when(said.length() >= 9, begins && (said.at(1) & ~0x1f) == 0);
    }

    /** The binary protocol's header: a key's length, no data type, and a body that holds the key. */
    private static boolean isMemcached(Beginnings said) {
        return said.at(0) == 0x80
                && said.at(5) == 0
                && said.number(8, 4) >= said.number(2, 2)
                && said.number(8, 4) < 1 << 20;
    }
}
