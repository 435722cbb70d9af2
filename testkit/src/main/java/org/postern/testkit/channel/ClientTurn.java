package org.postern.testkit.channel;

import java.nio.ByteBuffer;
import java.time.Duration;

/** What the client at the other end of a {@link MemoryChannel} does next. */
public sealed interface ClientTurn {

    /** It sends these octets, all at once; how they are cut into reads is the channel's business. */
    record Sends(ByteBuffer octets) implements ClientTurn {}

    /** It sends nothing for that long. */
    record Waits(Duration time) implements ClientTurn {}

    /** It sends no more, and still reads: a FIN. */
    record Ends() implements ClientTurn {}

    /** It is gone: a RST. */
    record Vanishes() implements ClientTurn {}

    /** The server is told to stop while the client does nothing. */
    record SeesServerStop() implements ClientTurn {}
}
