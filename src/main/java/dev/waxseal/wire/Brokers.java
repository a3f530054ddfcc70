package dev.waxseal.wire;

import static dev.waxseal.wire.Protocols.begun;
import static dev.waxseal.wire.Protocols.first;
import static dev.waxseal.wire.Protocols.when;

import dev.waxseal.wire.Beginnings.Answer;
import java.util.List;

/** How clients of message brokers begin. */
final class Brokers {

    static final List<Protocol> ALL = List.of(
            begun("AMQP", Brokers::amqp),
            begun("MQTT", Brokers::mqtt),
            begun("Kafka", Brokers::kafka),
            Protocols.of("OpenWire", said -> first(said.says(5, "ActiveMQ"), atMost(said, 5))),
            begun("Pulsar", Brokers::pulsar),
            begun(
                    "ZooKeeper",
                    said -> when(
                            said.length() >= 8,
                            (said.number(0, 4) == 44 || said.number(0, 4) == 45) && said.number(4, 4) == 0)));

    /** ApiVersions, SaslHandshake, Metadata, FindCoordinator, InitProducerId: what a client may begin with. */
    private static final List<Long> KAFKA_FIRST = List.of(18L, 17L, 3L, 10L, 22L);

    private Brokers() {}

    private static Answer atMost(Beginnings said, int length) {
        return said.length() <= length && (said.length() < 5 || said.at(4) == 1) ? Answer.PERHAPS : Answer.NO;
    }

    /** The protocol header; AMQP 1.0 section 5.2.1 has one of its own that asks for TLS. */
    private static Answer amqp(Beginnings said) {
        Answer header = said.says(0, "AMQP");
        int from = said.at(4) == 2 ? 8 : 0; // the header that follows where TLS was refused
        return header != Answer.CLEAR
                ? header
                : from > 0 ? said.says(from, "AMQP") : when(said.at(4) >= 0, said.at(4) <= 3);
    }

    /** MQTT 3.1, 3.1.1, 5.0 section 3.1: CONNECT, its length in one to four bytes, the protocol's name. */
    private static Answer mqtt(Beginnings said) {
        if (said.at(0) != 0x10) {
            return Answer.NO;
        }
        int at = 1;
        while (at < 5 && said.at(at) >= 0x80) {
            at++;
        }
        return first(said.says(at + 1, "\0\u0004MQTT"), said.says(at + 1, "\0\u0006MQIsdp"));
    }

    /** Kafka's "Request Header v1": size, key, version, correlation, the client's name. */
    private static Answer kafka(Beginnings said) {
        long size = said.number(0, 4);
        long name = said.number(12, 2);
        return when(
                said.length() >= 14,
                size >= 10
                        && size < 1 << 20
                        && KAFKA_FIRST.contains(said.number(4, 2))
                        && said.number(6, 2) <= 20
                        && (name == 0xffff || name + 10 <= size));
    }

    /** Pulsar's "Binary protocol": two sizes, then a command whose type is CONNECT. */
    private static Answer pulsar(Beginnings said) {
        return when(said.length() >= 11, said.number(0, 4) == said.number(4, 4) + 4 && said.number(8, 3) == 0x080212);
    }
}
