package org.postern.adapters.dnsjava;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/**
 * Our servers in the shape in which dnsjava's validation wants them. Transport, patience and ports are not its to set: it never
 * does, and a setting without effect would be worse than a fault.
 */
final class ServersAsResolver implements Resolver {
    private final Servers servers;
    private volatile int extendedFlags;

    ServersAsResolver(Servers servers) {
        this.servers = servers;
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return servers.begin(query, extendedFlags, executor);
    }

    /** Takes the DO bit (RFC 3225 §3) that validation asks for. */
    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
        extendedFlags = flags;
    }

    @Override
    public void setPort(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTCP(boolean flag) {
        throw new UnsupportedOperationException();
    }

    /** Truncated answers are never used. */
    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setTSIGKey(TSIG key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTimeout(Duration timeout) {
        throw new UnsupportedOperationException();
    }
}
