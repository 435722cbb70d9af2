package org.postern.adapters.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on 127.0.0.1 that does with every connection what a test says. */
final class StubServer implements AutoCloseable {
    private final ServerSocket listener;

    /** What is done with a connection. */
    interface Conduct {
        void with(Socket connection) throws IOException;
    }

    StubServer(Conduct conduct) throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread.ofVirtual().start(() -> accept(conduct));
    }

    private void accept(Conduct conduct) {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                conduct.with(connection);
            } catch (IOException over) {
                // The client left, or the test is over.
            }
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException closed) {
            // It is gone.
        }
    }
}
