package org.postern.adapters.dryrun;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.postern.application.port.TransmissionChannel;
import org.postern.domain.session.TlsFacts;

/** The channel of a {@link ScriptedClient}: no octet leaves the process, and no time passes. One thread. */
public final class ScriptedChannel implements TransmissionChannel {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ScriptedClient client;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private ByteBuffer coming = NOTHING;

    public ScriptedChannel(ScriptedClient client) {
        this.client = client;
    }

    @Override
    public int read(ByteBuffer into, Duration limit, boolean idle) {
        if (!coming.hasRemaining()) {
            coming = client.hear(reply()).map(ByteBuffer::wrap).orElse(NOTHING);
        }
        if (!coming.hasRemaining()) {
            return -1;
        }
        int count = Math.min(into.remaining(), coming.remaining());
        into.put(coming.slice(coming.position(), count));
        coming.position(coming.position() + count);
        return count;
    }

    /** The client speaks in turn, so what was written since it spoke is one reply. */
    private List<String> reply() {
        String text = said.toString(StandardCharsets.US_ASCII);
        said.reset();
        return text.lines().toList();
    }

    @Override
    public boolean hasWaiting() {
        return coming.hasRemaining();
    }

    @Override
    public boolean isStopping() {
        return false;
    }

    @Override
    public void write(ByteBuffer octets, Duration limit) {
        while (octets.hasRemaining()) {
            said.write(octets.get());
        }
    }

    @Override
    public TlsFacts startTls(Duration limit) throws IOException {
        throw new IOException("this client never asks for TLS");
    }

    @Override
    public void pause(Duration time) {}

    /** The client hears what was said last. */
    @Override
    public void close() {
        if (said.size() > 0) {
            client.hear(reply());
        }
    }
}
