package org.postern.adapters.smtp;

import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.testkit.channel.ChannelPeer;
import org.postern.testkit.channel.StartTlsContract;
import org.postern.testkit.channel.TransmissionChannelContract;

/** A {@link SocketTransmission} in clear text, until TLS begins on it. */
class ClearTransmissionTest implements TransmissionChannelContract, StartTlsContract {
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.org"));

    @Override
    public ChannelPeer newPeer() {
        return SocketPeer.inClear(TLS);
    }
}
