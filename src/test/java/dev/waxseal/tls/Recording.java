package dev.waxseal.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** What two engines said to each other, in order. */
record Recording(List<Flight> flights) {

    /** What one side said before the other one answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Flight(boolean sent, byte[] bytes) {}

    /** Lets them shake hands, then each say something. */
    static Recording of(SSLEngine client, SSLEngine server) throws SSLException {
        List<Flight> flights = new ArrayList<>();
        client.setUseClientMode(true);
        server.setUseClientMode(false);
        client.beginHandshake();
        server.beginHandshake();
        byte[] toClient = {};
        try {
            for (int turn = 0; turn < 8; turn++) {
                byte[] toServer = speak(client, toClient, turn < 6);
                add(flights, true, toServer);
                toClient = speak(server, toServer, turn < 6);
                add(flights, false, toClient);
            }
        } catch (SSLException e) { // what it says to that is the last thing
            add(flights, true, rest(client));
            add(flights, false, rest(server));
        }
        return new Recording(flights);
    }

    private static void add(List<Flight> flights, boolean sent, byte[] bytes) {
        if (bytes.length > 0) {
            flights.add(new Flight(sent, bytes));
        }
    }

    private static byte[] rest(SSLEngine engine) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), out);
            said.write(out.array(), 0, out.position());
        } catch (SSLException e) {
            return said.toByteArray();
        }
        return said.toByteArray();
    }

    /** What the engine says once it has heard that; when the handshake is done, something of the application's. */
    private static byte[] speak(SSLEngine engine, byte[] heard, boolean saysMore) throws SSLException {
        ByteBuffer in = ByteBuffer.wrap(heard);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                said.writeBytes(wrap(engine, new byte[0]));
            } else if (in.hasRemaining()) {
                ByteBuffer plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
                int before = in.remaining();
                engine.unwrap(in, plain);
                if (in.remaining() == before && engine.getHandshakeStatus() == status) {
                    return said.toByteArray();
                }
            } else {
                if (status == HandshakeStatus.NOT_HANDSHAKING && saysMore) {
                    said.writeBytes(wrap(engine, new byte[100]));
                }
                return said.toByteArray();
            }
        }
    }

    private static byte[] wrap(SSLEngine engine, byte[] what) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() + what.length);
        engine.wrap(ByteBuffer.wrap(what), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** As it is heard in pieces of that many bytes. */
    Handshake heard(int pieces) {
        Handshake handshake = new Handshake();
        for (Flight flight : flights) {
            for (int at = 0; at < flight.bytes.length; at += pieces) {
                int to = Math.min(flight.bytes.length, at + pieces);
                if (!handshake.heard(flight.sent, flight.bytes, at, to)) {
                    return handshake;
                }
            }
        }
        handshake.ended();
        return handshake;
    }

    Sealing sealing() {
        return heard(Integer.MAX_VALUE / 2).sealing();
    }

    /** As it is heard when each flight is cut once, there. */
    Handshake heardCutAt(int cut) {
        Handshake handshake = new Handshake();
        for (Flight flight : flights) {
            int middle = Math.min(cut, flight.bytes.length);
            if (!handshake.heard(flight.sent, flight.bytes, 0, middle)
                    || !handshake.heard(flight.sent, flight.bytes, middle, flight.bytes.length)) {
                return handshake;
            }
        }
        handshake.ended();
        return handshake;
    }

    /** The same with all that is not encrypted in records of that many bytes. */
    Recording inRecordsOf(int bytes) {
        return mapped(flight -> new Flight(flights.get(flight).sent, inRecords(flights.get(flight).bytes, bytes)));
    }

    private Recording mapped(IntFunction<Flight> each) {
        List<Flight> mapped = new ArrayList<>();
        for (int i = 0; i < flights.size(); i++) {
            mapped.add(each.apply(i));
        }
        return new Recording(mapped);
    }

    private static byte[] inRecords(byte[] flight, int most) {
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        int at = 0;
        boolean clear = true;
        while (at < flight.length) {
            int length = (flight[at + 3] & 0xff) << 8 | (flight[at + 4] & 0xff);
            clear &= flight[at] == 22; // what comes after ChangeCipherSpec is encrypted
            for (int from = 0; from < length; from += clear ? most : length) {
                int piece = clear ? Math.min(most, length - from) : length;
                cut.write(flight, at, 3);
                cut.write(piece >> 8);
                cut.write(piece);
                cut.write(flight, at + 5 + from, piece);
            }
            at += 5 + length;
        }
        return cut.toByteArray();
    }

    byte[] all(boolean sent) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Flight flight : flights) {
            if (flight.sent == sent) {
                all.writeBytes(flight.bytes);
            }
        }
        return all.toByteArray();
    }
}
