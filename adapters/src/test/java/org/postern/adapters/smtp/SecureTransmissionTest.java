package org.postern.adapters.smtp;

import org.postern.adapters.smtp.tls.TlsContexts;
import org.postern.adapters.smtp.tls.TlsServer;
import org.postern.testkit.channel.ChannelPeer;
import org.postern.testkit.channel.TransmissionChannelContract;

/** A {@link SocketTransmission} under TLS. */
class SecureTransmissionTest implements TransmissionChannelContract {
    private static final TlsServer TLS = new TlsServer(TlsContexts.selfSigned("mx.example.org"));

    @Override
    public ChannelPeer newPeer() {
        return SocketPeer.secure(TLS);
    }
}
