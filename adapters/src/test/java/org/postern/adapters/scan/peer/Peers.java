package org.postern.adapters.scan.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.postern.adapters.scan.Endpoint;
import org.postern.testkit.scan.DaemonConduct;
import org.postern.testkit.scan.Dialect;
import org.postern.testkit.scan.ScannerPeer;

/** The daemons of one test, on loopback. */
public final class Peers implements AutoCloseable {
    private final List<ScannerPeer> peers = new ArrayList<>();

    /** One more, that speaks so. */
    public Endpoint.Tcp start(DaemonConduct conduct, Supplier<? extends Dialect> dialect) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ScannerPeer peer = new ScannerPeer(listener, conduct, dialect);
        peers.add(peer);
        return new Endpoint.Tcp((InetSocketAddress) peer.address());
    }

    /** What the last of them was shown. */
    public List<byte[]> received() {
        return peers.getLast().received();
    }

    @Override
    public void close() throws IOException {
        for (ScannerPeer peer : peers) {
            peer.close();
        }
    }
}
