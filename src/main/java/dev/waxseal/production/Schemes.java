package dev.waxseal.production;

import java.util.HashMap;
import java.util.Map;

/** What the schemes of URLs say of encryption, and their usual ports (IANA's registry of service names). */
final class Schemes {

    private static final Map<String, Integer> CLEAR = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("h2c", 80),
            Map.entry("ws", 80),
            Map.entry("ldap", 389),
            Map.entry("ftp", 21),
            Map.entry("smtp", 25),
            Map.entry("imap", 143),
            Map.entry("pop3", 110),
            Map.entry("nntp", 119),
            Map.entry("telnet", 23),
            Map.entry("amqp", 5672),
            Map.entry("mqtt", 1883),
            Map.entry("stomp", 61613),
            Map.entry("tcp", 0),
            Map.entry("nio", 0),
            Map.entry("nats", 4222),
            Map.entry("plaintext", 9092), // Kafka's listeners
            Map.entry("sasl_plaintext", 9092),
            Map.entry("pulsar", 6650),
            Map.entry("redis", 6379),
            Map.entry("memcached", 11211),
            Map.entry("mongodb", 27017),
            Map.entry("cassandra", 9042),
            Map.entry("bolt", 7687),
            Map.entry("neo4j", 7687),
            Map.entry("rmi", 1099),
            Map.entry("sip", 5060),
            Map.entry("rtsp", 554),
            Map.entry("rtmp", 1935),
            Map.entry("coap", 5683));

    private static final Map<String, Integer> SEALED = Map.ofEntries(
            Map.entry("https", 443),
            Map.entry("h2", 443),
            Map.entry("wss", 443),
            Map.entry("ldaps", 636),
            Map.entry("ftps", 990),
            Map.entry("sftp", 22),
            Map.entry("ssh", 22),
            Map.entry("smtps", 465),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("nntps", 563),
            Map.entry("amqps", 5671),
            Map.entry("mqtts", 8883),
            Map.entry("ssl", 0),
            Map.entry("tls", 0),
            Map.entry("tcps", 0), // Oracle's
            Map.entry("nio+ssl", 0),
            Map.entry("sasl_ssl", 9093),
            Map.entry("pulsar+ssl", 6651),
            Map.entry("rediss", 6379),
            Map.entry("mongodb+srv", 27017),
            Map.entry("bolt+s", 7687),
            Map.entry("bolt+ssc", 7687),
            Map.entry("neo4j+s", 7687),
            Map.entry("neo4j+ssc", 7687),
            Map.entry("sips", 5061),
            Map.entry("rtsps", 322),
            Map.entry("rtmps", 443),
            Map.entry("coaps", 5684),
            Map.entry("grpcs", 443));

    private static final Map<String, Integer> PORTS = new HashMap<>(CLEAR);

    static {
        PORTS.putAll(SEALED);
    }

    private Schemes() {}

    static Endpoint.Way way(String scheme) {
        if (CLEAR.containsKey(scheme)) {
            return Endpoint.Way.CLEAR;
        }
        return SEALED.containsKey(scheme) ? Endpoint.Way.SEALED : Endpoint.Way.UNKNOWN;
    }

    /** The usual port, 0 where there is none. */
    static int port(String scheme) {
        return PORTS.getOrDefault(scheme, 0);
    }
}
