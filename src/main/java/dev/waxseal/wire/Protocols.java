package dev.waxseal.wire;

import dev.waxseal.wire.Beginnings.Answer;
import java.util.ArrayList;
import java.util.List;

/** The one list of the protocols other than HTTP that are known when they are spoken in clear text. */
final class Protocols {

    static final List<Protocol> ALL = all();

    private static final List<String> SIP =
            List.of("REGISTER ", "INVITE ", "OPTIONS ", "SUBSCRIBE ", "MESSAGE ", "PUBLISH ", "NOTIFY ");

    private static final List<String> RTSP = List.of("OPTIONS ", "DESCRIBE ", "SETUP ", "ANNOUNCE ");

    private Protocols() {}

    private static List<Protocol> all() {
        List<Protocol> all = new ArrayList<>(LineProtocol.ALL);
        all.addAll(Databases.ALL);
        all.addAll(Brokers.ALL);
        all.addAll(List.of(
                answered("LDAP", "0", Protocols::ldap),
                begun(
                        "STOMP",
                        said -> first(
                                said.says(0, "CONNECT\n"),
                                said.says(0, "CONNECT\r\n"),
                                said.says(0, "STOMP\n"),
                                said.says(0, "STOMP\r\n"))),
                answered("XMPP", "<", Protocols::xmpp),
                begun("SIP", said -> line(said, SIP, " SIP/2.0")),
                begun("RTSP", said -> line(said, RTSP, " RTSP/1.0")),
                begun("FIX", said -> first(said.says(0, "8=FIX"))),
                begun("HL7", said -> first(said.says(0, "\u000bMSH|"))),
                begun("DICOM", Protocols::dicom),
                begun("Java RMI", said -> first(said.says(0, "JRMI"))),
                begun("Java serialization", said -> first(said.says(0, "\u00ac\u00ed\0\u0005"))),
                begun("IIOP", said -> first(said.says(0, "GIOP\u0001"))),
                begun("JDWP", said -> first(said.says(0, "JDWP-Handshake"))),
                of("Telnet", Protocols::telnet)));
        return List.copyOf(all);
    }

    /** A protocol that the client begins. */
    static Protocol begun(String name, Beginning beginning) {
        return of(name, said -> said.serverFirst() ? Answer.NO : beginning.of(said));
    }

    /**
     * A protocol that the client begins, often with a thread of its own that reads: what it reads may be told of before what
     * was written is.
     *
     * @param answer how every answer begins
     */
    private static Protocol answered(String name, String answer, Beginning beginning) {
        return of(
                name,
                said -> said.serverFirst() && !said.answered().startsWith(answer) ? Answer.NO : beginning.of(said));
    }

    static Protocol of(String name, Beginning beginning) {
        return new Protocol() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer of(Beginnings said) {
                return beginning.of(said);
            }
        };
    }

    /** How a protocol is told from its beginning. */
    @FunctionalInterface
    interface Beginning {
        Answer of(Beginnings said);
    }

    /** The most certain of several answers. */
    static Answer first(Answer... answers) {
        Answer best = Answer.NO;
        for (Answer answer : answers) {
            if (answer == Answer.CLEAR) {
                return answer;
            }
            best = answer == Answer.PERHAPS ? answer : best;
        }
        return best;
    }

    /** {@code test}, once the bytes that it needs are there. */
    static Answer when(boolean complete, boolean test) {
        return !complete ? Answer.PERHAPS : test ? Answer.CLEAR : Answer.NO;
    }

    /** RFC 4511: BER messages; an extended request for StartTLS (section 4.14) may go before. */
    private static Answer ldap(Beginnings said) {
        int from = 0;
        while (from < said.length()) {
            int lengthBytes = said.at(from + 1) < 0x80 ? 0 : said.at(from + 1) & 0x7f;
            int id = from + 2 + lengthBytes;
            if (said.at(from) != 0x30 || lengthBytes > 4) {
                return Answer.NO;
            }
            int operation = id + 2 + said.at(id + 1);
            if (said.at(id + 1) < 0 || said.at(operation) < 0) {
                return said.at(id) == 2 || said.at(id) < 0 ? Answer.PERHAPS : Answer.NO;
            }
            if (said.at(id) != 2 || said.at(id + 1) > 4) {
                return Answer.NO;
            }
            boolean isBind = said.at(operation) == 0x60;
            boolean isSearch = said.at(operation) == 0x63;
            if (isBind || isSearch) {
                return Answer.CLEAR;
            }
            if (said.at(operation) != 0x77) { // an extended request
                return Answer.NO;
            }
            long length = lengthBytes == 0 ? said.at(from + 1) : said.number(from + 2, lengthBytes);
            from = (int) Math.min(Beginnings.MOST, id + length);
        }
        return Answer.PERHAPS;
    }

    /** RFC 6120 section 5: the stream begins in clear text, and STARTTLS is asked for inside of it. */
    private static Answer xmpp(Beginnings said) {
        Answer begins = first(said.says(0, "<?xml"), said.says(0, "<stream:stream"));
        if (begins != Answer.CLEAR) {
            return begins;
        }
        if (!said.hasSaid("stream:stream")) {
            return said.length() > 512 ? Answer.NO : Answer.PERHAPS;
        }
        return said.hasSaid("<auth") || said.hasSaid("<iq") || said.hasSaid("<handshake")
                ? Answer.CLEAR
                : Answer.PERHAPS;
    }

    /** A line that begins with one of these methods and ends with the protocol's name, as in HTTP. */
    private static Answer line(Beginnings said, List<String> methods, String ending) {
        Answer method = Answer.NO;
        for (String one : methods) {
            method = first(method, said.says(0, one));
        }
        int end = said.said().indexOf('\n');
        return method == Answer.NO
                ? method
                : when(
                        end >= 0,
                        end >= 0
                                && said.said().substring(0, end).stripTrailing().endsWith(ending));
    }

    /** DICOM PS3.8 section 9.3.2: A-ASSOCIATE-RQ, its length and the protocol's version. */
    private static Answer dicom(Beginnings said) {
        Answer type = said.says(0, "\u0001\0");
        return type == Answer.CLEAR
                ? when(said.length() >= 8, said.number(2, 4) >= 68 && said.number(6, 2) == 1)
                : type;
    }

    /** RFC 854: the server negotiates, and the client answers; by RFC 2946 and its draft for TLS it may ask to encrypt. */
    private static Answer telnet(Beginnings said) {
        if (!said.serverFirst() || !said.answered().startsWith("\u00ff")) {
            return Answer.NO;
        }
        boolean sealing = said.answered().contains("\u00ff\u00fd.") || said.hasSaid("\u00ff\u00fb.");
        return said.length() == 0 || sealing ? Answer.PERHAPS : Answer.CLEAR;
    }
}
