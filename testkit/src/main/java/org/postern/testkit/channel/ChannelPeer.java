package org.postern.testkit.channel;

import java.util.function.Supplier;
import org.postern.application.port.TransmissionChannel;

/**
 * A channel to be tried and the client at its other end, who does as it is told, one thing after the other, while nobody
 * waits for it.
 */
public interface ChannelPeer extends AutoCloseable {

    /** The server's end. */
    TransmissionChannel channel();

    /** The client sends these octets. */
    void sends(byte[] octets);

    /** It sends no more, and still reads. */
    void ends();

    /** It is gone without a word. */
    void vanishes();

    /** It takes nothing from the server any more. */
    void stopsReading();

    /** It begins a TLS handshake in which it asks for that name. */
    void startsTls(String serverName);

    /** It begins to listen; gives so many octets, from where it listened last, once they have come. */
    Supplier<byte[]> hears(int count);

    /** It begins to listen; gives all the rest that comes until the server has closed. */
    Supplier<byte[]> hearsAll();

    /** The server is told to stop. */
    void serverStops();

    /** The clock that the channel's limits go by, in nanoseconds. */
    long nanoTime();

    /** Ends both. */
    @Override
    void close();
}
